using System.Reflection;
using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using Evolution.Experiments;
using Evolution.Gpu;
using Evolution.Gpu.Checking;
using Evolution.Gpu.Compiling;
using Evolution.Gpu.Kernels;
using Evolution.Gpu.Lanes;
using Evolution.Tests.Support;
using ILGPU;
using ILGPU.Backends.PTX;
using ILGPU.Runtime.Cuda;
using NUnit.Framework;

namespace Evolution.Tests.Gpu.Checking;

/// <summary>A task's author is told what no kernel takes: all of it, each with file, line and what to write instead.</summary>
[TestFixture]
public sealed class KernelCheckerTests
{
    private const string Source = "Evolution.Tests/Support/RefusedConstructs.cs";

    private static readonly string[] Refused = NamesIn(typeof(RefusedConstructs));
    private static readonly string[] Accepted = NamesIn(typeof(AcceptedConstructs));

    [TestCaseSource(nameof(Refused))]
    public void RefusedConstruct_IsToldWithItsLine(string name)
    {
        Type task = TaskOf(typeof(RefusedConstructs), name);
        int line = Array.FindIndex(SourceTree.Lines(Source), text => text.EndsWith("// " + name, StringComparison.Ordinal)) + 1;

        KernelRefusedException refusal = Assert.Throws<KernelRefusedException>(() => Compile(task))!;

        Assert.That(refusal.Message, Does.Contain($"RefusedConstructs.cs:{line} ({name}.Apply): "));
    }

    [TestCaseSource(nameof(Accepted))]
    public void AcceptedConstruct_CompilesAndHasNoFinding(string name)
    {
        Type task = TaskOf(typeof(AcceptedConstructs), name);
        Assert.That(KernelChecker.Check(task, ArithmeticKind.Exact), Is.Empty);
        Assert.That(Compile(task), Does.Contain(".entry"));
    }

    [TestCase("Clamp", "MathF.Min(MathF.Max(x, low), high)")]
    [TestCase("Approximation", "PortableMath.Tanh")]
    [TestCase("UnsignedBits", "BitConverter.Int32BitsToSingle")]
    [TestCase("StaticArray", "rows of a SampleTable")]
    [TestCase("SwitchWithoutDefault", "give it one")]
    public void Finding_SaysWhatToWriteInstead(string name, string hint)
    {
        IReadOnlyList<KernelFinding> findings = KernelChecker.Check(TaskOf(typeof(RefusedConstructs), name), ArithmeticKind.Exact);
        Assert.That(findings, Has.Count.EqualTo(1));
        Assert.That(findings[0].Hint, Does.Contain(hint));
    }

    [Test]
    public void Approximation_IsTakenInFastArithmetic() =>
        Assert.That(KernelChecker.Check(TaskOf(typeof(RefusedConstructs), "Approximation"), ArithmeticKind.Fast), Is.Empty);

    [Test]
    public void FieldsOfATask_ThatNoKernelTakes_AreNamed()
    {
        IReadOnlyList<KernelFinding> findings = KernelChecker.Check(typeof(FieldsTask), ArithmeticKind.Exact);
        Assert.That(
            findings.Select(finding => $"{finding.Place}: {finding.Construct}"),
            Is.EqualTo((string[])["FieldsTask.isStrict: a field of type bool", "FieldsTask.names: a field of type String[]"]));
    }

    [Test]
    public void TasksOfTheCatalog_HaveNoFinding()
    {
        foreach (TaskDescriptor descriptor in TaskCatalog.All)
        {
            EvolutionTask task = CatalogTasks.Create(descriptor.Name);
            Type type = task.GetType().GetGenericArguments()[0];
            Assert.That(KernelChecker.Check(type, ArithmeticKind.Exact), Is.Empty, descriptor.Name);
        }
    }

    /// <summary>What a driver says of a kernel reaches the user only this way.</summary>
    [Test]
    public void ThreadTrace_HasWhatThisThreadTraced()
    {
        using var trace = new ThreadTrace();
        System.Diagnostics.Trace.WriteLine("ptxas fatal : Unresolved extern function 'Cbrt'");
        var other = new Thread(() => System.Diagnostics.Trace.WriteLine("of another thread"));
        other.Start();
        other.Join();
        Assert.That(trace.Text, Is.EqualTo("ptxas fatal : Unresolved extern function 'Cbrt'"));
    }

    private static string Compile(Type task)
    {
        var forms = (IKernelForms)typeof(SampleDeviceScorer<>).MakeGenericType(task).GetProperty("Forms")!.GetValue(null)!;
        MethodInfo method = KernelForms.Find(forms, new KernelKey(MemoryPlan.AllShared, ActivationKind.Relu), ArithmeticKind.Exact);
        using Context context = Context.Create(builder => GpuDevice.Optimized(builder));
        using var backend = new PTXBackend(
            context, new CudaCapabilityContext(CudaArchitecture.SM_90), CudaArchitecture.SM_90, CudaInstructionSet.ISA_78, null);
        return ((PTXCompiledKernel)KernelLoader.Compile(backend, method, ArithmeticKind.Exact)).PTXAssembly;
    }

    private static Type TaskOf(Type constructs, string name) =>
        typeof(ConstructTask<>).MakeGenericType(constructs.GetNestedType(name, BindingFlags.NonPublic)!);

    private static string[] NamesIn(Type constructs) =>
        [.. constructs.GetNestedTypes(BindingFlags.NonPublic).Where(type => typeof(IConstruct).IsAssignableFrom(type)).Select(type => type.Name)];

    private readonly struct FieldsTask(bool isStrict, string[] names, float scale) : ISampleTask
    {
        public RowScore ScoreRow<TOutputs, TTargets>(TOutputs outputs, TTargets targets)
            where TOutputs : struct, IFloatBuffer, allows ref struct
            where TTargets : struct, IFloatBuffer, allows ref struct =>
            new(outputs[0] * scale, isStrict);

        public TaskScore Conclude(float total, int passed, int rows) => new(total, names.Length == passed);
    }
}
