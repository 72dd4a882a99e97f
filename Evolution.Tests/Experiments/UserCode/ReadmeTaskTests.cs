using System.Text.Json;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Tasks;
using Evolution.Experiments.Benchmarks;
using Evolution.Experiments.UserCode;
using Evolution.Gpu;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.UserCode;

/// <summary>The task that the README shows, as it stands there.</summary>
[TestFixture]
[Parallelizable]
public sealed class ReadmeTaskTests
{
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void WriteTask()
    {
        string readme = string.Join('\n', SourceTree.Lines("README.md"));
        _directory = new TemporaryDirectory();
        _directory.Write("sled.cs", readme.Split("```csharp\n")[1].Split("```")[0]);
        _directory.Write("sled.json", readme.Split("<!-- file: sled.json -->\n```json\n")[1].Split("```")[0]);
    }

    [TearDown]
    public void Remove() => _directory.Dispose();

    [Test]
    public void Task_IsSolved()
    {
        JsonElement summary = EvolutionProcess.Succeed(_directory, "run", "sled.json", "--trust", "--quiet", "--json").Json;

        Assert.That(summary.GetProperty("task").GetString(), Is.EqualTo("sled/1"));
        Assert.That(summary.GetProperty("solved").GetBoolean(), Is.True);
    }

    [Test]
    [Category("Parity")]
    public void Task_HasTheSameBitsOnAnEmulatedDevice()
    {
        var code = new TaskCode(TaskCodeKind.Source, _directory.PathOf("sled.cs"));
        EvolutionTask task = new TaskLoader(_directory.PathOf("sled.json"), isTrusted: true).Load(code).Descriptor.Create(new NoParameters());
        Population population = new SyntheticNetworks(Networks: 30, Inputs: 2, Outputs: 1, Hidden: 4, Edges: 12, ActivationKind.SteepenedSigmoid).Create();
        NetworkBatch batch = Batches.Batch([.. Enumerable.Range(0, 30).Select(genome => Genome.Copy(population, genome))]);
        using var device = new GpuEvaluator(task, GpuDevice.OpenEmulated());

        Assert.That(
            Evaluations.Run(device, batch, Evaluations.Plan()).Fitness,
            Is.EqualTo(Evaluations.Reference(task, batch, Evaluations.Plan()).Fitness));
    }
}
