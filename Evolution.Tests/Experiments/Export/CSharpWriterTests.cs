using Evolution.Core.Genomes;
using Evolution.Core.Numerics;
using Evolution.Experiments.Benchmarks;
using Evolution.Experiments.Export;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Export;

[TestFixture]
public sealed class CSharpWriterTests
{
    private static IEnumerable<TestCaseData> Genomes()
    {
        for (int number = 0; number < 25; number++)
        {
            yield return new TestCaseData(RandomGenomes.Create(71, number)).SetArgDisplayNames($"feedforward {number}");
        }

        foreach (NetworkDynamics dynamics in RandomRecurrentGenomes.AllDynamics)
        {
            foreach ((int number, Genome genome) in RandomRecurrentGenomes.Many(dynamics, 72, 6).Index())
            {
                yield return new TestCaseData(genome).SetArgDisplayNames($"{dynamics.Title} {number}");
            }
        }
    }

    /// <summary>Every function is in the file under test at least once, each with an argument that is an input.</summary>
    private static IEnumerable<TestCaseData> Functions() =>
        Enum.GetValues<ActivationKind>().Select(kind => new TestCaseData(new GenomeBuilder(1, 1).Node(1, kind).Edge(0, 1).Build()).SetArgDisplayNames(kind.ToString()));

    [TestCaseSource(nameof(Genomes))]
    public void Write_GivesTheBitsOfTheDefinition(Genome genome)
    {
        AssertSteps(genome, ExportedNetwork.Compile(genome));
        AssertSteps(genome, ExportedNetwork.Compile(genome, isForNetCore: false));
    }

    /// <summary>Two methods and a bit, feed-forward and recurrent.</summary>
    private static IEnumerable<TestCaseData> LargeGenomes()
    {
        Genome large = Genome.Copy(new SyntheticNetworks(1, 8, 4, 200, (2 * CSharpWriter.EdgesPerMethod) + 200, ActivationKind.Tanh).Create(), 0);
        yield return new TestCaseData(large).SetArgDisplayNames("feedforward");
        foreach (NetworkDynamics dynamics in RandomRecurrentGenomes.AllDynamics)
        {
            yield return new TestCaseData(Recurrent(large, dynamics)).SetArgDisplayNames($"{dynamics.Title}");
        }
    }

    [TestCaseSource(nameof(LargeGenomes))]
    public void Write_CutsLargeNetworksIntoMethodsOfTheSameBits(Genome genome) => Write_GivesTheBitsOfTheDefinition(genome);

    [TestCaseSource(nameof(Functions))]
    public void Write_CarriesEachFunctionBitForBit(Genome genome)
    {
        AssertSameBits(genome, ExportedNetwork.Compile(genome));
        AssertSameBits(genome, ExportedNetwork.Compile(genome, isForNetCore: false));
    }

    private static void AssertSteps(Genome genome, ExportedNetwork.Activate exported)
    {
        var naive = new NaiveRecurrentNetwork(genome);
        var random = new RandomStream(73, 0, 0, (int)RandomPurpose.Synthetic);
        float[] outputs = new float[genome.Shape.Outputs];
        for (int step = 0; step < 20; step++)
        {
            float[] inputs = [.. Enumerable.Range(0, genome.Shape.TaskInputs).Select(_ => random.NextSigned() * 4f)];
            float[] expected = genome.Shape.Dynamics.IsRecurrent ? naive.Step(inputs) : NaiveNetwork.Outputs(genome, inputs);
            exported(inputs, outputs);
            Assert.That(outputs.Select(Bits), Is.EqualTo(expected.Select(Bits)), $"step {step}");
        }
    }

    private static void AssertSameBits(Genome genome, ExportedNetwork.Activate exported)
    {
        float[] special = [0f, -0f, 1f, -1f, 88.8f, -88f, -87f, 1e-40f, 1e9f, float.MaxValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN];
        float[] output = new float[1];
        foreach (float x in special.Concat(Enumerable.Range(-400, 801).Select(i => i * 0.037f)))
        {
            exported([x], output);
            Assert.That(Bits(output[0]), Is.EqualTo(Bits(NaiveNetwork.Outputs(genome, [x])[0])), $"x = {x:R}");
        }
    }

    private static Genome Recurrent(Genome genome, NetworkDynamics dynamics) => new()
    {
        Shape = genome.Shape with { Dynamics = dynamics },
        NodeId = genome.NodeId,
        Activation = genome.Activation,
        Aggregation = genome.Aggregation,
        Bias = genome.Bias,
        TimeConstant = dynamics.HasTimeConstants ? [.. genome.Bias.Select(_ => 2f * dynamics.TimeStep)] : [],
        Innovation = genome.Innovation,
        Source = genome.Source,
        Target = genome.Target,
        Weight = genome.Weight,
        Enabled = genome.Enabled,
    };

    private static int Bits(float value) => float.IsNaN(value) ? int.MinValue : BitConverter.SingleToInt32Bits(value);
}
