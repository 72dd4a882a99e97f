using System.Text.Json;
using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Numerics;
using Evolution.Core.Runs;
using Evolution.Experiments;
using Evolution.Experiments.Export;
using Evolution.Tests.Support;
using Microsoft.ML.OnnxRuntime;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Export;

/// <summary>Models are run by ONNX Runtime and compared with the definition of a network.</summary>
[TestFixture]
public sealed class OnnxWriterTests
{
    private const int Rows = 16;

    private static IEnumerable<TestCaseData> Functions() =>
        from activation in Enum.GetValues<ActivationKind>()
        from aggregation in Enum.GetValues<AggregationKind>()
        select new TestCaseData(AllInDegrees(activation, aggregation)).SetArgDisplayNames($"{activation} of {aggregation}");

    private static IEnumerable<TestCaseData> RecurrentGenomes() =>
        from dynamics in RandomRecurrentGenomes.AllDynamics
        from one in RandomRecurrentGenomes.Many(dynamics, 82, 8).Index()
        select new TestCaseData(Calmed(one.Item)).SetArgDisplayNames($"{dynamics.Title}, step {dynamics.TimeStep}, {one.Index}");

    private static IEnumerable<TestCaseData> FeedforwardGenomes() =>
        RandomGenomes.Many(81, 60).Index().Select(one => new TestCaseData(one.Item).SetArgDisplayNames($"{one.Index}"));

    [TestCaseSource(nameof(Functions))]
    public void EveryFunction_IsThatOfTheDefinition(Genome genome) => AssertSameRows(genome);

    [TestCaseSource(nameof(FeedforwardGenomes))]
    public void FeedforwardNetwork_GivesTheDefinitionsOutputs(Genome genome) => AssertSameRows(genome);

    [TestCaseSource(nameof(RecurrentGenomes))]
    public void RecurrentNetwork_KeepsItsStateInAnInputAndAnOutput(Genome genome)
    {
        using var session = new InferenceSession(Model(genome));
        int stateSize = session.InputMetadata["state"].Dimensions[1];
        NaiveRecurrentNetwork[] naive = [.. Enumerable.Range(0, Rows).Select(_ => new NaiveRecurrentNetwork(genome))];
        float[] state = new float[Rows * stateSize];
        for (int step = 0; step < 20; step++)
        {
            float[] inputs = RandomInputs(genome.Shape, step);
            float[][] expected = [.. naive.Select((network, row) => network.Step(Row(inputs, genome.Shape.TaskInputs, row)))];

            Dictionary<string, float[]> results = Run(session, Rows, ("inputs", inputs), ("state", state));

            AssertSame(results["outputs"], expected, $"step {step}");
            state = results["next_state"];
        }
    }

    [TestCase(1)]
    [TestCase(3)]
    public void Batch_IsAnyNumberOfRows(int rows)
    {
        // A node without edges has no input to take the number of rows from.
        Genome genome = new GenomeBuilder(2, 2, hasBiasInput: true).Node(3, ActivationKind.Tanh, bias: 0.5f).Edge(0, 4).Edge(2, 4, 0.25f).Build();
        using var session = new InferenceSession(Model(genome));
        float[] inputs = [.. Enumerable.Range(0, 2 * rows).Select(number => 0.125f * number)];

        float[] outputs = Run(session, rows, ("inputs", inputs))["outputs"];

        AssertSame(outputs, [.. Enumerable.Range(0, rows).Select(row => NaiveNetwork.Outputs(genome, Row(inputs, 2, row)))], $"{rows} rows");
        Assert.That(session.InputMetadata["inputs"].SymbolicDimensions[0], Is.EqualTo("batch"));
    }

    [Test]
    public void Export_WritesAModelThatTellsWhatItIs()
    {
        using var directory = new TemporaryDirectory();
        Genome genome = RandomRecurrentGenomes.Many(RandomRecurrentGenomes.AllDynamics[3], 83, 1)[0];
        directory.Write("champion.json", Saved(genome));

        EvolutionProcess.Succeed(directory, "export", "champion.json", "--to", "onnx", "--output", "champion.onnx");

        using var session = new InferenceSession(directory.PathOf("champion.onnx"));
        Assert.That(session.ModelMetadata.ProducerName, Is.EqualTo("evolution"));
        Assert.That(session.ModelMetadata.CustomMetadataMap["task"], Is.EqualTo("echo/1"));
        Assert.That(session.ModelMetadata.CustomMetadataMap["inputs"], Is.EqualTo("""["a","b","c"]"""));
        Assert.That(session.InputMetadata.Keys, Is.EquivalentTo(["inputs", "state"]));
        Assert.That(session.OutputMetadata.Keys, Is.EquivalentTo(["outputs", "next_state"]));
    }

    [Test]
    public void Export_OfAModelToATerminal_IsRefused()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("champion.json", Saved(RandomGenomes.Create(84, 0)));

        EvolutionProcess export = EvolutionProcess.Run(directory, "export", "champion.json", "--to", "onnx");

        Assert.That(export.ExitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(export.Output, Is.Empty);
        Assert.That(export.Error, Does.Contain("--output"));
    }

    /// <summary>An output of each number of edges from 0 to 5.</summary>
    private static Genome AllInDegrees(ActivationKind activation, AggregationKind aggregation)
    {
        var builder = new GenomeBuilder(5, 6);
        for (int edges = 0; edges <= 5; edges++)
        {
            builder.Node(5 + edges, activation, aggregation, 0.25f * edges);
            for (int edge = 0; edge < edges; edge++)
            {
                builder.Edge(edge, 5 + edges, edge % 2 == 0 ? 0.7f + (0.1f * edge) : -0.9f);
            }
        }

        return builder.Build();
    }

    /// <summary>
    /// Halves the weights: the runtime's tanh is 5e-7 from ours, which cycles of a gain above 1 would make larger in every step.
    /// </summary>
    private static Genome Calmed(Genome genome)
    {
        for (int i = 0; i < genome.Weight.Length; i++)
        {
            genome.Weight[i] *= 0.5f;
        }

        return genome;
    }

    private static void AssertSameRows(Genome genome)
    {
        using var session = new InferenceSession(Model(genome));
        for (int batch = 0; batch < 8; batch++)
        {
            float[] inputs = RandomInputs(genome.Shape, batch);
            float[][] expected = [.. Enumerable.Range(0, Rows).Select(row => NaiveNetwork.Outputs(genome, Row(inputs, genome.Shape.TaskInputs, row)))];
            AssertSame(Run(session, Rows, ("inputs", inputs))["outputs"], expected, $"batch {batch}");
        }
    }

    /// <summary>Within 1e-6 of the value, or of 1 where it is smaller.</summary>
    private static void AssertSame(float[] actual, float[][] expected, string where)
    {
        float[] flat = [.. expected.SelectMany(row => row)];
        Assert.That(actual, Has.Length.EqualTo(flat.Length));
        for (int i = 0; i < flat.Length; i++)
        {
            Assert.That(actual[i], Is.EqualTo(flat[i]).Within(1e-6f * Math.Max(1f, Math.Abs(flat[i]))), $"{where}, row {i / expected[0].Length}");
        }
    }

    private static Dictionary<string, float[]> Run(InferenceSession session, int rows, params (string Name, float[] Values)[] inputs)
    {
        using var options = new RunOptions();
        OrtValue[] values = [.. inputs.Select(input => OrtValue.CreateTensorValueFromMemory(input.Values, [rows, input.Values.Length / rows]))];
        using IDisposableReadOnlyCollection<OrtValue> results = session.Run(options, [.. inputs.Select(input => input.Name)], values, session.OutputNames);
        Dictionary<string, float[]> read = session.OutputNames.Zip(results).ToDictionary(pair => pair.First, pair => pair.Second.GetTensorDataAsSpan<float>().ToArray());
        Array.ForEach(values, value => value.Dispose());
        return read;
    }

    private static float[] RandomInputs(NetworkShape shape, int step)
    {
        var random = new RandomStream(85, step, 0, (int)RandomPurpose.Synthetic);
        float[] inputs = new float[Rows * shape.TaskInputs];
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = random.NextSigned() * 2f;
        }

        return inputs;
    }

    private static float[] Row(float[] inputs, int columns, int row) => inputs[(row * columns)..((row + 1) * columns)];

    private static byte[] Model(Genome genome) => OnnxWriter.Write(new SavedChampion(
        ChampionOf(genome), "test/1", default, Names("in", genome.Shape.TaskInputs), Names("out", genome.Shape.Outputs)));

    private static string Saved(Genome genome) =>
        ChampionFile.Write(ChampionOf(genome), EchoTask.Create(2), JsonElement.Parse("{}"), ArithmeticKind.Exact);

    private static Champion ChampionOf(Genome genome) => new(genome, 1f, new EvaluationPlan(1, 0, 1, EpisodeSeedKind.Shared), 0);

    private static string[] Names(string stem, int count) => [.. Enumerable.Range(0, count).Select(number => $"{stem}{number}")];
}
