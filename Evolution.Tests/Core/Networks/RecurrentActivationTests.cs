using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Networks;

/// <summary>Recurrent networks against an evaluation from the definition, and small ones with values computed by hand.</summary>
[TestFixture]
public sealed class RecurrentActivationTests
{
    private static readonly NetworkDynamics Synchronous = new(NetworkKind.Recurrent, NetworkSemantics.Synchronous, Updates: 1, TimeStep: 0f);

    [Test]
    public void Steps_HaveTheBitsOfTheDefinition(
        [ValueSource(typeof(RandomRecurrentGenomes), nameof(RandomRecurrentGenomes.AllDynamics))] NetworkDynamics dynamics,
        [Values("reference", "simd1", "simd4", "simd8", "simd16")] string activator)
    {
        Genome[] genomes = RandomRecurrentGenomes.Many(dynamics, seed: 5, count: 60);
        NetworkBatch batch = Batches.Batch(genomes);
        var random = new RandomStream(8, 0, 0, 0);
        for (int network = 0; network < genomes.Length; network++)
        {
            float[][] inputs = [.. Enumerable.Range(0, 12).Select(_ => (float[])[random.NextSigned(), random.NextSigned(), random.NextSigned()])];
            var naive = new NaiveRecurrentNetwork(genomes[batch.Genome[network]]);
            float[][] expected = [.. inputs.Select(row => naive.Step(row))];
            Assert.That(Play(batch, network, inputs, activator), Is.EqualTo(expected), $"network {network}");
        }
    }

    [Test]
    public void SecondEpisode_IsLikeTheFirst(
        [ValueSource(typeof(RandomRecurrentGenomes), nameof(RandomRecurrentGenomes.AllDynamics))] NetworkDynamics dynamics,
        [Values("reference", "simd8")] string activator)
    {
        NetworkBatch batch = Batches.Batch(RandomRecurrentGenomes.Many(dynamics, seed: 6, count: 40));
        float[][] inputs = [[0.5f, -1f, 0.25f], [0f, 0f, 0f], [1f, 0.5f, -0.75f]];
        for (int network = 0; network < batch.NetworkCount; network++)
        {
            float[][] twice = Play(batch, network, [.. inputs, .. inputs], activator, episodeLength: inputs.Length);
            float[][] first = twice[..inputs.Length];
            Assert.That(twice[inputs.Length..], Is.EqualTo(first));
        }
    }

    [Test]
    public void SelfLoop_AddsUpFromZero()
    {
        Genome genome = new GenomeBuilder(1, 1, dynamics: Synchronous).Edge(0, 1).Edge(1, 1).Build();
        Assert.That(Play(genome, 1f, 2f, 4f), Is.EqualTo(new[] { 1f, 3f, 7f }));
    }

    [Test]
    public void SynchronousSignal_PassesOneConnectionAStep()
    {
        Genome genome = new GenomeBuilder(1, 1, dynamics: Synchronous).Edge(0, 2).Edge(2, 3).Edge(3, 1).Build();
        Assert.That(Play(genome, 1f, 2f, 3f, 4f), Is.EqualTo(new[] { 0f, 0f, 1f, 2f }));
    }

    [Test]
    public void SettlingSignal_PassesAsManyConnectionsAsUpdates()
    {
        var settle = new NetworkDynamics(NetworkKind.Recurrent, NetworkSemantics.Settle, Updates: 3, TimeStep: 0f);
        Genome genome = new GenomeBuilder(1, 1, dynamics: settle).Edge(0, 2).Edge(2, 3).Edge(3, 1).Build();
        Assert.That(Play(genome, 1f, 2f, 3f), Is.EqualTo(new[] { 1f, 2f, 3f }));
    }

    [Test]
    public void TwoNodesThatFeedEachOther_SwapTheirValues()
    {
        Genome genome = new GenomeBuilder(1, 2, dynamics: Synchronous).Edge(0, 1).Edge(1, 2).Edge(2, 1).Build();
        NetworkBatch batch = Batches.Batch(genome);
        Assert.That(Play(batch, 0, [[5f], [0f], [0f]], "reference"), Is.EqualTo((float[][])[[5f, 0f], [0f, 5f], [5f, 0f]]));
    }

    [Test]
    public void ContinuousNode_DecaysByItsShareOfTheStep()
    {
        var ctrnn = new NetworkDynamics(NetworkKind.Recurrent, NetworkSemantics.Ctrnn, Updates: 1, TimeStep: 0.5f);
        Genome genome = new GenomeBuilder(1, 1, dynamics: ctrnn).Node(1, timeConstant: 2f).Edge(0, 1).Build();
        Assert.That(Play(genome, 16f, 16f, 0f), Is.EqualTo(new[] { 4f, 7f, 5.25f }));
    }

    [Test]
    public void ContinuousNode_WhoseConstantIsTheStep_IsSynchronous()
    {
        var ctrnn = new NetworkDynamics(NetworkKind.Recurrent, NetworkSemantics.Ctrnn, Updates: 1, TimeStep: 1f);
        Genome genome = new GenomeBuilder(1, 1, dynamics: ctrnn).Edge(0, 2).Edge(2, 1).Edge(1, 1, -1f).Build();
        Genome other = new GenomeBuilder(1, 1, dynamics: Synchronous).Edge(0, 2).Edge(2, 1).Edge(1, 1, -1f).Build();
        Assert.That(Play(genome, 4f, 2f, 8f, 1f), Is.EqualTo(Play(other, 4f, 2f, 8f, 1f)));
    }

    [Test]
    public void NodeThatLeadsToNoOutput_IsPruned()
    {
        Genome genome = new GenomeBuilder(1, 1, dynamics: Synchronous)
            .Edge(0, 1).Edge(0, 2).Edge(2, 3).Edge(3, 2).Edge(1, 3).Edge(4, 1, enabled: false).Edge(4, 4).Build();
        NetworkBatch batch = Batches.Batch(genome);
        Assert.That((batch.NodeCount, batch.EdgeCount), Is.EqualTo((2, 1)));
    }

    [Test]
    public void Batch_HasOneLevelAndNodesById()
    {
        Genome genome = new GenomeBuilder(1, 2, dynamics: Synchronous).Node(4, bias: 4f).Node(3, bias: 3f).Edge(4, 3).Edge(3, 4).Edge(3, 2).Build();
        NetworkBatch batch = Batches.Batch(genome);
        Assert.That(batch.Bias.ToArray(), Is.EqualTo(new[] { 0f, 0f, 0f, 3f, 4f }));
        Assert.That(batch.LevelEnd.ToArray(), Is.EqualTo(new[] { 5 }));
        Assert.That(batch.MostValues, Is.EqualTo(9));
    }

    private static float[] Play(Genome genome, params float[] inputs) =>
        [.. Play(Batches.Batch(genome), 0, [.. inputs.Select(input => (float[])[input])], "reference").Select(outputs => outputs[0])];

    /// <summary>Plays in the last lane of three registers, the others fed with other numbers.</summary>
    private static float[][] Play(NetworkBatch batch, int network, float[][] inputs, string activator, int episodeLength = int.MaxValue)
    {
        NetworkActivator chosen = Evaluations.Activator(activator);
        int stride = 3 * chosen.LaneWidth;
        float[] values = new float[batch.MostValues * stride];
        Array.Fill(values, float.NaN);
        var host = new HostNetwork(chosen, batch, network, values, stride);
        var results = new List<float[]>();
        for (int step = 0; step < inputs.Length; step++)
        {
            for (int lane = 0; lane < stride; lane++)
            {
                if (step % episodeLength == 0)
                {
                    host.Reset(lane);
                }

                LaneBuffer row = host.Inputs(lane);
                for (int input = 0; input < inputs[step].Length; input++)
                {
                    row[input] = lane == stride - 1 ? inputs[step][input] : lane + step;
                }
            }

            host.Activate(stride);
            OutputBuffer outputs = host.Outputs(stride - 1);
            float[] answers = new float[batch.Shape.Outputs];
            for (int output = 0; output < answers.Length; output++)
            {
                answers[output] = outputs[output];
            }

            results.Add(answers);
        }

        return [.. results];
    }
}
