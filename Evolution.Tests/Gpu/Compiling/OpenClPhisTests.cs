using Evolution.Gpu.Compiling;
using NUnit.Framework;

namespace Evolution.Tests.Gpu.Compiling;

/// <summary>What ILGPU's OpenCL C sets before a branch is set on the way that it is meant for, and everything at once.</summary>
[TestFixture]
[Parallelizable]
public sealed class OpenClPhisTests
{
    /// <summary>The outer loop's sum was set in every round of the inner loop, which adds to it from the value before.</summary>
    [Test]
    public void VariableOfAnOuterLoop_IsSetOnTheWayToItOnly() => AssertRewritten(
        """
        	L_1: ;
        	var1 = 0;
        	 goto L_2;

        	L_2: ;
        	;
        	var2 = 3;
        	 goto L_3;

        	L_3: ;
        	var4 = (long)((long) var1 +  (long)1);
        	var5 = (int) var2 >= (int) 0;
        	var1 = var4;
        	if (var5)
        		 goto L_4;
        	 goto L_2;

        	L_4: ;
        	var6 = (int)((int) var2 -  (int)1);
        	var2 = var6;
        	 goto L_3;

        """,
        """
        	L_1: ;
        	{ var1 = 0; goto L_2; }

        	L_2: ;
        	;
        	{ var2 = 3; goto L_3; }

        	L_3: ;
        	var4 = (long)((long) var1 +  (long)1);
        	var5 = (int) var2 >= (int) 0;
        	if (var5)
        		 goto L_4;
        	{ var1 = var4; goto L_2; }

        	L_4: ;
        	var6 = (int)((int) var2 -  (int)1);
        	{ var2 = var6; goto L_3; }

        """);

    /// <summary>ILGPU keeps the first of two variables that change places, and takes what it kept for the variable in later blocks too.</summary>
    [Test]
    public void VariablesThatChangePlaces_AreReadBeforeTheyAreSet() => AssertRewritten(
        """
        	L_1: ;
        	var1 = 0;
        	var2 = 1;
        	 goto L_2;

        	L_2: ;
        	var3 = var1;
        	var1 = var2;
        	var2 = var3;
        	if (var5)
        		 goto L_2;
        	 goto L_3;

        	L_3: ;
        	var4 = var3;
        	 goto L_4;

        	L_4: ;
        	 return ;

        """,
        """
        	L_1: ;
        	{ var1 = 0; var2 = 1; goto L_2; }

        	L_2: ;
        	if (var5)
        	{ long new_0 = var2; int new_1 = var1; var1 = new_0; var2 = new_1; goto L_2; }
        	 goto L_3;

        	L_3: ;
        	{ var4 = var1; goto L_4; }

        	L_4: ;
        	 return ;

        """);

    [Test]
    public void VariableOfOneCaseOfASwitch_IsSetThere() => AssertRewritten(
        """
        	L_1: ;
        	var1 = 7;
        	switch (var3) {
        	case 0:
        		goto L_3;
        	default:
        		goto L_2;
        	};

        	L_2: ;
        	var1 = 8;
        	 goto L_3;

        	L_3: ;
        	 return ;

        """,
        """
        	L_1: ;
        	switch (var3) {
        	case 0:
        	{ var1 = 7; goto L_3; }
        	default:
        		goto L_2;
        	};

        	L_2: ;
        	{ var1 = 8; goto L_3; }

        	L_3: ;
        	 return ;

        """);

    [Test]
    public void VariableThatBelongsToNoBlock_IsRefused() => Assert.That(
        () => OpenClPhis.Rewrite(Kernel("\tL_1: ;\n\tvar1 = 7;\n\tif (var5)\n\t\t goto L_2;\n\t goto L_3;\n\n\tL_2: ;\n\t goto L_3;\n\n\tL_3: ;\n\t goto L_2;\n\n")),
        Throws.TypeOf<KernelRefusedException>().With.Message.Contains("var1 of block L_1"));

    private static void AssertRewritten(string body, string expected) => Assert.That(OpenClPhis.Rewrite(Kernel(body)), Is.EqualTo(Kernel(expected)));

    private static string Kernel(string body) =>
        $"kernel void Kernel_Run(\n\tlocal char* memory)\n{{\n\tlong var1;\n\tint var2;\n\tint var3;\n\tint var4;\n\tbool var5;\n\tint var6;\n{body}}}\n";
}
