using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Tasks;
using Evolution.Experiments.Benchmarks;
using Evolution.Experiments.UserCode;
using Evolution.Gpu;
using Evolution.Gpu.Checking;
using Evolution.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.UserCode;

[TestFixture]
public sealed class TaskLoaderTests
{
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void MakeDirectory() => _directory = new TemporaryDirectory();

    [TearDown]
    public void Remove() => _directory.Dispose();

    [TestCase("samples")]
    [TestCase("environment")]
    [Category("Parity")]
    public void TaskOfAFile_HasTheSameBitsOnAnEmulatedDevice(string kind)
    {
        EvolutionTask task = Load(TaskStarter.Source("my-task", kind));
        NetworkBatch batch = Networks(task);
        using var device = new GpuEvaluator(task, GpuDevice.OpenEmulated());

        Assert.That(
            Evaluations.Run(device, batch, Evaluations.Plan()).Fitness,
            Is.EqualTo(Evaluations.Reference(task, batch, Evaluations.Plan()).Fitness).And.Some.Not.Zero);
    }

    [TestCase("samples")]
    [TestCase("environment")]
    public void TaskOfAnAssembly_ScoresAsTheFileItWasMadeOf(string kind)
    {
        string source = TaskStarter.Source("my-task", kind);
        EvolutionTask task = Load(source);
        EvolutionTask fromAssembly = Load(new TaskCode(TaskCodeKind.Assembly, BuildAssembly(source)));
        NetworkBatch batch = Networks(task);

        Assert.That(
            Evaluations.Reference(fromAssembly, batch, Evaluations.Plan()).Fitness,
            Is.EqualTo(Evaluations.Reference(task, batch, Evaluations.Plan()).Fitness));
    }

    [Test]
    public void SeveralTasksOfAnAssembly_AreToldApartByType()
    {
        string second = TaskStarter.Source("second", "samples").Replace("using Evolution.Core.Numerics;\nusing Evolution.Core.Tasks;", string.Empty, StringComparison.Ordinal);
        string path = BuildAssembly(TaskStarter.Source("first", "samples") + second);

        var fault = Assert.Throws<TaskCodeException>(() => Load(new TaskCode(TaskCodeKind.Assembly, path)))!;

        Assert.That(fault.Message, Does.StartWith("type: missing").And.Contain("one of: First, Second"));
        Assert.That(Load(new TaskCode(TaskCodeKind.Assembly, path, "Second")).Id, Is.EqualTo("second/1"));
        Assert.That(() => Load(new TaskCode(TaskCodeKind.Assembly, path, "Third")), Throws.TypeOf<TaskCodeException>());
    }

    [Test]
    public void ConstructThatNoKernelTakes_IsNamedWithItsLine()
    {
        string source = TaskStarter.Source("my-task", "samples").Replace("MathF.Abs(error) <", "MathF.Tanh(error) <", StringComparison.Ordinal);
        int line = source[..source.IndexOf("MathF.Tanh", StringComparison.Ordinal)].Count(c => c == '\n') + 1;

        KernelFinding finding = KernelChecker.Check(Load(source).GetType().GetGenericArguments()[0], ArithmeticKind.Exact).Single();

        Assert.That(finding.Place, Does.StartWith($"my-task.cs:{line} "));
        Assert.That(finding.Construct, Does.Contain("Tanh"));
    }

    private static NetworkBatch Networks(EvolutionTask task)
    {
        Population population = new SyntheticNetworks(
            Networks: 40, task.InputNames.Count, task.OutputNames.Count, Hidden: 5, Edges: 16, ActivationKind.Tanh).Create();
        return Batches.Batch([.. Enumerable.Range(0, 40).Select(genome => Genome.Copy(population, genome))]);
    }

    private EvolutionTask Load(string source) => Load(new TaskCode(TaskCodeKind.Source, _directory.Write("my-task.cs", source)));

    private EvolutionTask Load(TaskCode code)
    {
        TaskDescriptor descriptor = new TaskLoader(_directory.PathOf("my-task.json"), isTrusted: true).Load(code).Descriptor;
        return descriptor.Create(descriptor.CreateParameters());
    }

    private string BuildAssembly(string source)
    {
        string usings = "global using System; global using System.Linq;";
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(File.Exists)
            .Append(typeof(EvolutionTask).Assembly.Location)
            .Distinct()
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "MyTasks",
            [CSharpSyntaxTree.ParseText(source), CSharpSyntaxTree.ParseText(usings)],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        string file = _directory.PathOf("MyTasks.dll");
        Assert.That(compilation.Emit(file).Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error), Is.Empty);
        return file;
    }
}
