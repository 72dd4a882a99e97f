using System.Text.Json;
using CsCheck;
using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Runs;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Runs;

[TestFixture]
public sealed class ChampionFileTests
{
    private static readonly Genome Example = new GenomeBuilder(3, 2, hasBiasInput: true)
        .Node(6, ActivationKind.Tanh, AggregationKind.Max, 0.5f).Edge(0, 6, 0.1f).Edge(6, 4, -0.2f).Edge(3, 5, 1f, enabled: false).Build();

    [Test]
    public void RoundTrip_KeepsEveryBit() => RandomGenomes.Any.Sample(genome =>
    {
        SavedChampion read = ChampionFile.Read(Write(genome));
        Assert.That(read.Champion.Genome.Digest(), Is.EqualTo(AsRead(genome).Digest()));
        Assert.That((read.TaskId, read.Champion.Fitness, read.Champion.GenomeNumber), Is.EqualTo(("echo/1", 0.1f, 12)));
        Assert.That(read.Champion.Plan, Is.EqualTo(Evaluations.Plan()));
    });

    [Test]
    public void RecurrentRoundTrip_KeepsEveryBitAndTheDynamics(
        [ValueSource(typeof(RandomRecurrentGenomes), nameof(RandomRecurrentGenomes.AllDynamics))] NetworkDynamics dynamics)
    {
        foreach (Genome genome in RandomRecurrentGenomes.Many(dynamics, seed: 9, count: 40))
        {
            Genome read = ChampionFile.Read(Write(genome)).Champion.Genome;
            Assert.That(read.Digest(), Is.EqualTo(AsRead(genome).Digest()));
            Assert.That(read.Shape, Is.EqualTo(genome.Shape));
        }
    }

    [TestCase("\"kind\": \"recurrent\"", "\"kind\": \"feedforward\"", "$.dynamics")]
    [TestCase("\"updates\": 3", "\"updates\": 0", "$.dynamics")]
    [TestCase("\"timeStep\": 0.5", "\"timeStep\": 0", "$.dynamics")]
    [TestCase("\"timeStep\": 0.5", "\"timeStep\": 4", "time constant 3 ")]
    [TestCase("\"semantics\": \"ctrnn\"", "\"semantics\": \"settle\"", "$.dynamics")]
    [TestCase("\"semantics\": \"ctrnn\"", "\"semantics\": \"other\"", "$.dynamics.semantics")]
    [TestCase("\"timeConstant\": 3", "\"timeConstant\": null", "timeConstant")]
    [TestCase("\"timeConstant\": 3", "\"timeConstant\": 1e99", "finite")]
    [TestCase("\"bias\": 0\n", "\"bias\": 0, \"timeConstant\": 2\n", "timeConstant")]
    public void DamageOfARecurrentChampion_IsNamed(string sound, string damaged, string named)
    {
        var dynamics = new NetworkDynamics(NetworkKind.Recurrent, NetworkSemantics.Ctrnn, Updates: 3, TimeStep: 0.5f);
        AssertDamage(new GenomeBuilder(3, 2, dynamics: dynamics).Node(3, timeConstant: 3f).Edge(0, 3).Edge(3, 3).Build(), sound, damaged, named);
    }

    [Test]
    public void FeedforwardChampion_SaysNothingOfDynamics() =>
        Assert.That(Write(Example), Does.Contain("\"kind\": \"feedforward\"").And.Not.Contain("dynamics").And.Not.Contain("timeConstant"));

    [Test]
    public void ChampionOfARun_KeepsItsDigest()
    {
        RunResult result = RunResults.Of(TestOptions.Setup(), EchoTask.Create(4));
        SavedChampion read = ChampionFile.Read(Write(result.Champion.Genome));
        Assert.That(read.Champion.Genome.Digest(), Is.EqualTo(result.Champion.Genome.Digest()));
    }

    [Test]
    public void FitnessThatIsNotFinite_IsNull()
    {
        string json = Write(Example, float.NegativeInfinity);
        Assert.That(json, Does.Contain("\"fitness\": null"));
        Assert.That(ChampionFile.Read(json).Champion.Fitness, Is.EqualTo(float.NegativeInfinity));
    }

    [Test]
    public void FileCutOffAnywhere_IsInvalidData()
    {
        string json = Write(Example);
        for (int length = 0; length < json.Length; length++)
        {
            string cut = json[..length];
            Assert.That(() => ChampionFile.Read(cut), Throws.InstanceOf<InvalidDataException>());
        }
    }

    [Test]
    public void FileWithAnyCharacterReplaced_IsReadOrInvalidData()
    {
        string json = Write(Example);
        for (int i = 0; i < json.Length; i++)
        {
            foreach (char replacement in "0-}\"x")
            {
                string damaged = $"{json[..i]}{replacement}{json[(i + 1)..]}";
                try
                {
                    ChampionFile.Read(damaged);
                }
                catch (InvalidDataException exception)
                {
                    Assert.That(exception.Message, Is.Not.Empty);
                }
            }
        }
    }

    [TestCase("\"version\": 1", "\"version\": 2", "version 2")]
    [TestCase("evolution-network", "other-network", "other-network")]
    [TestCase("\"id\": 6", "\"id\": 5", "id 5 twice")]
    [TestCase("\"id\": 6", "\"id\": 7", "no node has the id 6")]
    [TestCase("\"innovation\": 1", "\"innovation\": 7", "innovation 2 does not ascend")]
    [TestCase("\"innovation\": 1", "\"innovation\": 0", "innovation 0 does not ascend")]
    [TestCase("\"source\": 0", "\"source\": 4", "cycle")]
    [TestCase("\"target\": 4", "\"target\": 1", "input")]
    [TestCase("\"target\": 4", "\"target\": 6", "cycle")]
    [TestCase("\"weight\": 0.1", "\"weight\": 1e99", "finite")]
    [TestCase("\"bias\": 0.5", "\"bias\": -1e99", "finite")]
    [TestCase("\"weight\": 0.1", "\"weight\": NaN", "$.connections[0].weight")]
    [TestCase("\"weight\": 0.1", "\"weight\": null", "$.connections[0].weight")]
    [TestCase("\"activation\": \"tanh\"", "\"activation\": \"tan\"", "$.nodes[6].activation")]
    [TestCase("\"activation\": \"tanh\"", "\"activation\": 3", "$.nodes[6].activation")]
    [TestCase("\"role\": \"bias\"", "\"role\": \"hidden\"", "order")]
    [TestCase("\"role\": \"bias\"", "\"role\": \"input\"", "as many inputs")]
    [TestCase("\"role\": \"hidden\"", "\"role\": \"output\"", "as many inputs and outputs")]
    [TestCase("\"episodes\": 5", "\"episodes\": 0", "$.evaluation.episodes")]
    [TestCase("\"enabled\": false", "\"enable\": false", "enable")]
    [TestCase("\"task\": \"echo/1\"", "\"task\": null", "$.task")]
    [TestCase("\"task\": \"echo/1\",", "", "task")]
    [TestCase("\"task\": \"echo/1\"", "\"task\": \"echo/1\", \"task\": \"echo/1\"", "task")]
    [TestCase("\"connections\": [", "\"connections\": [null,", "null")]
    [TestCase("\"nodes\": [", "\"nodes\": [null,", "null")]
    public void Damage_IsNamed(string sound, string damaged, string named) => AssertDamage(Example, sound, damaged, named);

    private static void AssertDamage(Genome genome, string sound, string damaged, string named)
    {
        string json = Write(genome);
        int at = json.IndexOf(sound, StringComparison.Ordinal);
        Assert.That(at, Is.Not.Negative);
        Assert.That(
            () => ChampionFile.Read($"{json[..at]}{damaged}{json[(at + sound.Length)..]}"),
            Throws.InstanceOf<InvalidDataException>().With.Message.Contains(named));
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("42")]
    public void FileOfSomethingElse_IsInvalidData(string json) =>
        Assert.That(() => ChampionFile.Read(json), Throws.InstanceOf<InvalidDataException>());

    private static string Write(Genome genome, float fitness = 0.1f) => ChampionFile.Write(
        new Champion(genome, fitness, Evaluations.Plan(), GenomeNumber: 12),
        EchoTask.Create(2),
        JsonDocument.Parse("{}").RootElement,
        ArithmeticKind.Exact);

    /// <summary>Inputs have a function that nothing reads; a file says identity.</summary>
    private static Genome AsRead(Genome genome) => new()
    {
        Shape = genome.Shape,
        NodeId = genome.NodeId,
        Activation = [.. genome.Activation.Select((kind, node) => node < genome.Shape.Inputs ? ActivationKind.Identity : kind)],
        Aggregation = genome.Aggregation,
        Bias = genome.Bias,
        TimeConstant = genome.TimeConstant,
        Innovation = genome.Innovation,
        Source = genome.Source,
        Target = genome.Target,
        Weight = genome.Weight,
        Enabled = genome.Enabled,
    };
}
