using System.Reflection;
using System.Text.RegularExpressions;
using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Tasks;
using Evolution.Experiments;
using Evolution.Gpu;
using Evolution.Gpu.Compiling;
using Evolution.Gpu.Kernels;
using Evolution.Tests.Support;
using ILGPU;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime.Cuda;
using NUnit.Framework;

namespace Evolution.Tests.Gpu.Compiling;

/// <summary>Every kernel of every task of the catalog becomes PTX that keeps the host's bits; no GPU is needed for that.</summary>
[TestFixture]
[Parallelizable]
public sealed class KernelCompileTests
{
    internal const string OnDemand = "hundreds of kernels, minutes on two cores: dotnet test -c Release --filter TestCategory=Compile";

    /// <summary>A weighted sum takes edges by two, and one that is left.</summary>
    private const int FusedOfSum = 3;

    internal static readonly string[] Tasks = [.. TaskCatalog.All.Select(descriptor => descriptor.Name), "drift", "echo"];

    private static readonly ActivationKind?[] Activations = [null, .. Enum.GetValues<ActivationKind>().Cast<ActivationKind?>()];

    [Test]
    public void Kernel_CompilesToExactPtx(
        [Values("xor", "regression", "cart-pole", "double-pole", "echo")] string task,
        [Values] MemoryPlan memory) =>
        AssertExact(ExactPtx.Rewrite(Compile(task, new KernelKey(memory, null), ArithmeticKind.Exact, "SM_80")));

    [Test]
    [Category("Compile")]
    [Explicit(OnDemand)]
    public void KernelOfEveryTask_CompilesToExactPtx(
        [ValueSource(nameof(Tasks))] string task, [Values] MemoryPlan memory, [Values("SM_70", "SM_80", "SM_90")] string architecture) =>
        AssertExact(ExactPtx.Rewrite(Compile(task, new KernelKey(memory, null), ArithmeticKind.Exact, architecture)));

    [Test]
    public void KernelOfTwoLanesAThread_CompilesToExactPtx(
        [Values("xor", "cart-pole", "double-pole", "memory")] string task, [Values(null, ActivationKind.Tanh)] ActivationKind? activation) =>
        AssertExact(ExactPtx.Rewrite(Compile(task, new KernelKey(MemoryPlan.AllShared, activation, LanesPerThread: 2), ArithmeticKind.Exact, "SM_90")));

    [Test]
    public void KernelOfTwoLanesAThreadInAnyMemory_CompilesToExactPtx(
        [Values("xor", "cart-pole")] string task, [Values] MemoryPlan memory, [Values] NetworkKind kind) =>
        AssertExact(ExactPtx.Rewrite(Compile(task, new KernelKey(memory, null, kind, LanesPerThread: 2), ArithmeticKind.Exact, "SM_80")));

    /// <summary>Both lanes' values come with one load.</summary>
    [Test]
    public void KernelOfTwoLanesAThread_LoadsTheirValuesTogether()
    {
        string ptx = Compile("cart-pole", new KernelKey(MemoryPlan.AllShared, ActivationKind.Relu, LanesPerThread: 2), ArithmeticKind.Fast, "SM_90");
        Assert.That(ptx, Does.Match(@"ld\.shared\.b64"));
    }

    [Test]
    public void KernelOfOneFunction_CompilesToExactPtx(
        [Values("xor", "cart-pole")] string task, [ValueSource(nameof(Activations))] ActivationKind? activation) =>
        AssertExact(ExactPtx.Rewrite(Compile(task, new KernelKey(MemoryPlan.AllShared, activation), ArithmeticKind.Exact, "SM_90")));

    [Test]
    [Category("Compile")]
    [Explicit(OnDemand)]
    public void KernelOfEveryTaskAndFunction_CompilesToExactPtx(
        [ValueSource(nameof(Tasks))] string task, [ValueSource(nameof(Activations))] ActivationKind? activation) =>
        AssertExact(ExactPtx.Rewrite(Compile(task, new KernelKey(MemoryPlan.AllShared, activation), ArithmeticKind.Exact, "SM_90")));

    [Test]
    public void KernelOfOneFunctionInAnyMemory_CompilesToExactPtx([Values("xor", "cart-pole")] string task, [Values] MemoryPlan memory) =>
        AssertExact(ExactPtx.Rewrite(Compile(task, new KernelKey(memory, ActivationKind.Tanh), ArithmeticKind.Exact, "SM_80")));

    [Test]
    public void KernelOfRecurrentNetworks_CompilesToExactPtx(
        [Values("memory", "double-pole-no-velocity")] string task,
        [Values] MemoryPlan memory,
        [Values(null, ActivationKind.Tanh)] ActivationKind? activation) =>
        AssertExact(ExactPtx.Rewrite(Compile(task, new KernelKey(memory, activation, NetworkKind.Recurrent), ArithmeticKind.Exact, "SM_90")));

    [Test]
    public void FastKernel_ComputesTheFunctionInOneInstruction()
    {
        string ptx = Compile("cart-pole", new KernelKey(MemoryPlan.AllShared, ActivationKind.Tanh), ArithmeticKind.Fast, "SM_90");
        Assert.That(ptx, Does.Match(@"\btanh\.approx\.f32\b"));
        Assert.That(FastPtx.Rewrite(ptx), Does.Not.Match(@"\b(st|ld)\.local"));
        Assert.That(ptx, Does.Not.Match(@"\.extern\s+\.func"));
    }

    /// <summary>ILGPU lets NaN take the other side where it swaps a constant, and rounds once where two constants follow each other.</summary>
    [Test]
    public void Functions_KeepNaNAndEveryRounding()
    {
        string ptx = ExactPtx.Rewrite(Compile("echo", new KernelKey(MemoryPlan.AllShared, null), ArithmeticKind.Exact, "SM_90"));
        Assert.That(ptx, Does.Not.Match(@"setp\.\w+u\.f32"));
        Assert.That(ptx, Does.Match(@"sub\.rn\.f32\s+%f\d+, %f\d+, 0fBF000000"), "the half of the cosine");
        Assert.That(ptx, Does.Match(@"add\.rn\.f32\s+%f\d+, %f\d+, 0fBF000000"), "the half taken off again");
        Assert.That(ptx, Does.Not.Contain("0f4B40007E"), "the bias put on an exponent");
    }

    /// <summary>NaN is kept by one instruction where the device has it, by two where not, and by two comparisons before that.</summary>
    [Test]
    public void Tanh_IsFusedAndKeepsNaN([Values("SM_70", "SM_80", "SM_86", "SM_90")] string architecture)
    {
        string ptx = Compile("xor", new KernelKey(MemoryPlan.AllShared, ActivationKind.Tanh), ArithmeticKind.Exact, architecture);
        bool hasOne = architecture is "SM_86" or "SM_90";
        bool hasTwo = architecture is "SM_80";
        Assert.That(Regex.Count(ptx, @"\bfma\.rn\.f32\b"), Is.EqualTo(FusedOfSum + 10));
        Assert.That(ptx, Does.Not.Contain("div.rn.f32"));
        Assert.That(Regex.Count(ptx, @"\bmin\.NaN\.xorsign\.abs\.f32\b"), Is.EqualTo(hasOne ? 1 : 0));
        Assert.That(Regex.Count(ptx, @"\b(max|min)\.NaN\.f32\b"), Is.EqualTo(hasTwo ? 2 : 0));

        // Both are true of NaN and lead past the bound.
        Assert.That(
            Regex.Count(ptx, @"setp\.(leu\.f32\s+%p\d+, %f\d+, 0f4|geu\.f32\s+%p\d+, %f\d+, 0fC)0F84CAA;"),
            Is.EqualTo(hasOne || hasTwo ? 0 : 2));
    }

    /// <summary>The one instruction is refused for the architecture that ILGPU names.</summary>
    [TestCase("SM_80", "80")]
    [TestCase("SM_86", "86")]
    [TestCase("SM_90", "86")]
    public void Tanh_AsksForTheArchitectureOfItsLimit(string architecture, string named)
    {
        MethodInfo kernel = KernelForms.Find(Create("xor").Accept(new KernelTrial.FormsOf()), new KernelKey(MemoryPlan.AllShared, ActivationKind.Tanh), ArithmeticKind.Exact);
        string ptx = With(architecture, backend => ((PTXCompiledKernel)KernelLoader.Compile(backend, kernel, ArithmeticKind.Exact)).PTXAssembly);
        Assert.That(Regex.Match(ptx, @"\.target sm_(\d+)").Groups[1].Value, Is.EqualTo(named));
    }

    [TestCase(".target sm_80\nmin.NaN.xorsign.abs.f32 a;", ".target sm_86\nmin.NaN.xorsign.abs.f32 a;")]
    [TestCase(".target sm_90\nmin.NaN.xorsign.abs.f32 a;", ".target sm_90\nmin.NaN.xorsign.abs.f32 a;")]
    [TestCase(".target sm_80\nmin.NaN.f32 a;", ".target sm_80\nmin.NaN.f32 a;")]
    public void SignedMinimumRewrite_RaisesTheArchitectureWhereItIsNeeded(string ptx, string expected) =>
        Assert.That(SignedMinimumPtx.Rewrite(ptx), Is.EqualTo(expected));

    /// <summary>A slope other than 1 costs no instruction, and saves the one for what a float of log2(e) is short of it.</summary>
    [TestCase(ActivationKind.Sigmoid, 13)]
    [TestCase(ActivationKind.SteepenedSigmoid, 12)]
    public void LogisticFunctions_AreFused(ActivationKind activation, int fused)
    {
        string ptx = Compile("xor", new KernelKey(MemoryPlan.AllShared, activation), ArithmeticKind.Exact, "SM_90");
        Assert.That(Regex.Count(ptx, @"\bfma\.rn\.f32\b"), Is.EqualTo(FusedOfSum + fused));
        Assert.That(ptx, Does.Not.Contain("div.rn.f32"));
    }

    [Test]
    public void Rewrite_SpellsTheRoundingOutAndChangesNothingElse() => Assert.That(
        ExactPtx.Rewrite("mul.f32 %f1, %f2, %f3; add.rn.f32 a; sub.f32 b; mul.lo.s32 c; add.f64 d; div.rn.f32 e;"),
        Is.EqualTo("mul.rn.f32 %f1, %f2, %f3; add.rn.f32 a; sub.rn.f32 b; mul.lo.s32 c; add.rn.f64 d; div.rn.f32 e;"));

    /// <summary>Asserts that nothing in a kernel rounds in another way than the host does, and that nothing is missing.</summary>
    internal static void AssertExact(string ptx)
    {
        Assert.That(ptx, Does.Contain(".entry"));
        Assert.That(ptx, Does.Not.Match(@"\.approx|\.ftz"));
        Assert.That(ptx, Does.Not.Match(@"\b(mul|add|sub)\.f(32|64)\b"));
        Assert.That(ptx, Does.Contain("fma.rn.f32"));
        Assert.That(ptx, Does.Not.Match(@"\b(fma(?!\.rn\.f32\b)|mad)(\.\w+)*\.f(32|64)\b"));
        Assert.That(ptx, Does.Not.Match(@"\.extern\s+\.func"));
        Assert.That(Regex.Count(ptx, @"\b(mul|add)\.rn\.f32\b"), Is.GreaterThan(1));
    }

    [Test]
    public void FastRewrite_TakesApproximatedResultsFromRegistersAndKeepsStoresThatAreLoaded() => Assert.That(
        FastPtx.Rewrite("tanh.approx.f32 %f2, %f1;\n\tst.local.f32\t[%rd3], %f2;\n\tld.local.f32\t%f4, [%rd3];\n\tst.local.f32\t[%rd3], %f5;\n\tld.local.f32\t%f6, [%rd4];"),
        Is.EqualTo("tanh.approx.f32 %f2, %f1;\n\tst.local.f32\t[%rd3], %f2;\n\tmov.f32\t%f4, %f2;\n\tst.local.f32\t[%rd3], %f5;\n\tld.local.f32\t%f6, [%rd4];"));

    [Test]
    public void FastRewrite_ApproximatesDivisionsAndRootsOnly() => Assert.That(
        FastPtx.Rewrite("div.rn.f32 a; sqrt.rn.f32 b; div.rn.f64 c; mul.f32 d; add.rn.f32 e;"),
        Is.EqualTo("div.approx.f32 a; sqrt.approx.f32 b; div.rn.f64 c; mul.f32 d; add.rn.f32 e;"));

    private static string Compile(string task, KernelKey key, ArithmeticKind arithmetic, string architecture) =>
        Compile(KernelForms.Find(Create(task).Accept(new KernelTrial.FormsOf()), key, arithmetic), architecture);

    /// <summary>A failed compile spoils its context, so each gets a fresh one.</summary>
    internal static string Compile(MethodInfo method, string architecture) =>
        With(architecture, backend => ((PTXCompiledKernel)backend.Compile(EntryPointDescription.FromExplicitlyGroupedKernel(method), default)).PTXAssembly);

    private static string With(string architecture, Func<PTXBackend, string> compile)
    {
        using Context context = Context.Create(builder => GpuDevice.Optimized(builder));
        CudaArchitecture target = architecture switch
        {
            "SM_70" => CudaArchitecture.SM_70,
            "SM_80" => CudaArchitecture.SM_80,
            "SM_86" => CudaArchitecture.SM_86,
            _ => CudaArchitecture.SM_90,
        };
        using var backend = new PTXBackend(context, new CudaCapabilityContext(target), target, CudaInstructionSet.ISA_78, null);
        return compile(backend);
    }

    internal static EvolutionTask Create(string task) => task switch
    {
        "drift" => DriftTask.Create(),
        "echo" => EchoTask.Create(rows: 5),
        _ => CatalogTasks.Create(task),
    };
}
