using System.Text.Json;
using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Experiments;
using Evolution.Experiments.Benchmarks;
using Evolution.Gpu;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Benchmarks;

[TestFixture]
[Parallelizable]
public sealed class BenchCommandTests
{
    private static readonly string[] Small =
    [
        "bench", "evaluate", "--networks", "3", "--inputs", "2", "--outputs", "1", "--hidden", "2", "--edges", "6", "--lanes", "4", "--threads", "1",
        "--repeats", "3",
    ];

    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void MakeDirectory() => _directory = new TemporaryDirectory();

    [TearDown]
    public void Remove() => _directory.Dispose();

    [Test]
    public void Evaluate_PrintsEveryDocumentedFigure()
    {
        JsonElement row = EvolutionProcess.Succeed(_directory, [.. Small, "--activation", "tanh", "--json"]).Json;

        AssertText(row, "backend", "device", "kernel");
        Assert.That(row.GetProperty("bench").GetString(), Is.EqualTo("evaluate"));
        Assert.That(row.GetProperty("arithmetic").GetString(), Is.EqualTo("exact"));
        Assert.That(row.GetProperty("activation").GetString(), Is.EqualTo("tanh"));
        Assert.That(Number(row, "threads"), Is.EqualTo(1));
        Assert.That(Number(row, "networks"), Is.EqualTo(3));
        Assert.That(Number(row, "nodes"), Is.EqualTo(15));
        Assert.That(Number(row, "edges"), Is.EqualTo(18));
        Assert.That(Number(row, "lanes"), Is.EqualTo(4));
        AssertPositive(
            row, "milliseconds", "minimum", "maximum", "packMilliseconds", "connectionsPerSecond", "stepsPerSecond", "bound", "fractionOfBound");
        Assert.That(Number(row, "uploadMilliseconds"), Is.Zero);
        Assert.That(Number(row, "downloadMilliseconds"), Is.Zero);
        Assert.That(Number(row, "milliseconds"), Is.InRange(Number(row, "minimum"), Number(row, "maximum")));
        Assert.That(Number(row, "connectionsPerSecond"), Is.EqualTo(18 * 4 / (Number(row, "milliseconds") / 1e3)).Within(1e-9).Percent);
    }

    [Test]
    public void Generation_PrintsEveryDocumentedFigure()
    {
        JsonElement row = EvolutionProcess.Succeed(
            _directory, "bench", "generation", "--population", "40", "--edges", "10", "--threads", "1", "--repeats", "3", "--json").Json;

        Assert.That(row.GetProperty("bench").GetString(), Is.EqualTo("generation"));
        Assert.That(Number(row, "population"), Is.EqualTo(40));
        Assert.That(Number(row, "threads"), Is.EqualTo(1));
        AssertPositive(
            row, "edgesPerGenome", "millisecondsPerGeneration", "minimum", "maximum", "breedMilliseconds", "speciateMilliseconds",
            "batchMilliseconds", "genomesPerSecond");
        Assert.That(Number(row, "allocatedBytesPerGeneration"), Is.GreaterThanOrEqualTo(0));
        Assert.That(Number(row, "millisecondsPerGeneration"), Is.InRange(Number(row, "minimum"), Number(row, "maximum")));
    }

    [Test]
    public void Network_PrintsEveryDocumentedFigure()
    {
        JsonElement row = EvolutionProcess.Succeed(
            _directory, "bench", "network", "--edges", "2000", "--layers", "3", "--lanes", "2", "--threads", "1", "--repeats", "3", "--json").Json;

        AssertText(row, "backend", "device", "arithmetic", "activation");
        Assert.That(row.GetProperty("bench").GetString(), Is.EqualTo("network"));
        Assert.That(Number(row, "edges"), Is.EqualTo(2000));
        Assert.That(Number(row, "lanes"), Is.EqualTo(2));
        Assert.That(row.GetProperty("sameBits").GetBoolean(), Is.True);
        AssertPositive(
            row, "milliseconds", "minimum", "maximum", "nodes", "levels", "connectionsPerSecond", "copyBytesPerSecond", "bound",
            "fractionOfBound", "sequentialMilliseconds", "speedUp");
    }

    [Test]
    public void Text_IsForPeople() => Assert.That(EvolutionProcess.Succeed(_directory, Small).Output, Does.StartWith("3 networks, 18 edges, 4 lanes"));

    [TestCase("evaluate", "--edges", "10", "5 to 9")]
    [TestCase("evaluate", "--edges", "4", "5 to 9")]
    [TestCase("evaluate", "--lanes", "0", "1 to 100000000")]
    [TestCase("evaluate", "--networks", "-1", "1 to 100000000")]
    [TestCase("evaluate", "--activation", "tanhh", "tanhh")]
    [TestCase("generation", "--population", "1", "2 to 100000000")]
    [TestCase("generation", "--repeats", "x", "'x'")]
    [TestCase("generation", "--threads", "99999999999", "99999999999")]
    public void SizeOutOfRange_IsNamedWithItsRange(string bench, string flag, string value, string range)
    {
        string[] small = bench == "evaluate" ? ["--inputs", "2", "--outputs", "1", "--hidden", "2"] : [];

        EvolutionProcess refused = EvolutionProcess.Run(_directory, ["bench", bench, .. small, flag, value]);

        Assert.That(refused.ExitCode, Is.EqualTo(ExitCode.BadInput), refused.Error);
        Assert.That(refused.Output, Is.Empty);
        Assert.That(refused.Error, Does.Contain(flag).And.Contain(value).And.Contain(range).And.Not.Contain("   at "));
    }

    private static void AssertPositive(JsonElement row, params string[] names) =>
        Assert.That(names.Where(name => !(Number(row, name) > 0)), Is.Empty);

    private static void AssertText(JsonElement row, params string[] names) =>
        Assert.That(names.Where(name => string.IsNullOrWhiteSpace(row.GetProperty(name).GetString())), Is.Empty);

    private static double Number(JsonElement row, string name) => row.GetProperty(name).GetDouble();

    [TestCase(0)]
    [TestCase(5)]
    public void DeviceBench_CountsWhatItComputed(int steps)
    {
        var networks = new SyntheticNetworks(Networks: 6, Inputs: 4, Outputs: 2, Hidden: 10, Edges: 48, ActivationKind.Tanh) { LeastHidden = 5 };
        EvaluateBenchRow row = new DeviceEvaluateBench(networks, Lanes: 3, steps, ArithmeticKind.Exact, Repeats: 2).Run(GpuDevice.OpenEmulated());
        Assert.That(row.Backend, Is.EqualTo("emulated"));
        Assert.That(row.StepsPerSecond * row.Milliseconds / 1e3, Is.EqualTo(6 * 3 * Math.Max(1, steps)).Within(1e-6));
        Assert.That(row.ConnectionsPerSecond * row.Milliseconds / 1e3, Is.EqualTo((double)row.Edges * 3 * Math.Max(1, steps)).Within(1e-6));
        Assert.That(row.Edges, Is.InRange(6 * 28, 6 * 48));
    }
}
