using CsCheck;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Networks;

[TestFixture]
public sealed class NetworkBatchTests
{
    private static readonly Gen<Genome[]> Populations =
        Gen.Select(Gen.ULong, Gen.Int[1, 40], RandomGenomes.Many);

    [Test]
    public void NodesThatLeadNowhere_ChangeNothing() => RandomGenomes.Any.Sample(genome =>
    {
        // A graph of more nodes than a word has bits is ordered in another way.
        const int Idle = 64;
        NetworkBatch batch = Batches.Batch(genome);
        NetworkBatch larger = Batches.Batch(new Genome
        {
            Shape = genome.Shape,
            NodeId = [.. genome.NodeId, .. Enumerable.Range(genome.NodeId[^1] + 1, Idle)],
            Activation = [.. genome.Activation, .. new ActivationKind[Idle]],
            Aggregation = [.. genome.Aggregation, .. new AggregationKind[Idle]],
            Bias = [.. genome.Bias, .. new float[Idle]],
            Innovation = genome.Innovation,
            Source = genome.Source,
            Target = genome.Target,
            Weight = genome.Weight,
            Enabled = genome.Enabled,
        });
        Assert.That(larger.LevelEnd.ToArray(), Is.EqualTo(batch.LevelEnd.ToArray()));
        Assert.That(larger.EdgeOffset.ToArray(), Is.EqualTo(batch.EdgeOffset.ToArray()));
        Assert.That(larger.Edge.ToArray(), Is.EqualTo(batch.Edge.ToArray()));
        Assert.That(larger.Bias.ToArray(), Is.EqualTo(batch.Bias.ToArray()));
        Assert.That(larger.Activation.ToArray(), Is.EqualTo(batch.Activation.ToArray()));
        Assert.That(larger.Aggregation.ToArray(), Is.EqualTo(batch.Aggregation.ToArray()));
        Assert.That(larger.OutputNode.ToArray(), Is.EqualTo(batch.OutputNode.ToArray()));
    });

    [Test]
    public void EveryNetwork_EqualsTheRecursiveEvaluationBitForBit() => RandomGenomes.Any.Sample(
        genome =>
        {
            NetworkBatch batch = Batches.Batch(genome);
            foreach (float[] inputs in (float[][])[[0f, 0f, 0f], [1f, -2f, 0.5f], [-0.25f, 3f, 1e6f]])
            {
                AssertSameBits(Batches.Activate(batch, 0, inputs, new ReferenceActivator()), NaiveNetwork.Outputs(genome, inputs));
            }
        },
        iter: 2000);

    [Test]
    public void Sources_LieOnSmallerLevels() => Populations.Sample(genomes =>
    {
        NetworkBatch batch = Batches.Batch(genomes);
        for (int network = 0; network < batch.NetworkCount; network++)
        {
            int offset = batch.NodeOffset[network];
            int[] levels = LevelsOf(batch, network);
            for (int node = 0; node < levels.Length; node++)
            {
                foreach (NetworkEdge edge in batch.Edge[batch.EdgeOffset[offset + node]..batch.EdgeOffset[offset + node + 1]])
                {
                    Assert.That(levels[edge.Source], Is.LessThan(levels[node]));
                }
            }
        }
    });

    [Test]
    public void Levels_CoverTheNodesAndNoneIsEmpty() => Populations.Sample(genomes =>
    {
        NetworkBatch batch = Batches.Batch(genomes);
        for (int network = 0; network < batch.NetworkCount; network++)
        {
            int end = batch.Shape.Inputs;
            foreach (int next in batch.LevelEnd[batch.LevelOffset[network]..batch.LevelOffset[network + 1]])
            {
                Assert.That(next, Is.GreaterThan(end));
                end = next;
            }

            Assert.That(end, Is.EqualTo(batch.NodeOffset[network + 1] - batch.NodeOffset[network]));
        }
    });

    [Test]
    public void Offsets_RiseToTheTotals() => Populations.Sample(genomes =>
    {
        NetworkBatch batch = Batches.Batch(genomes);
        Assert.That(batch.NodeOffset.ToArray(), Is.Ordered);
        Assert.That(batch.LevelOffset.ToArray(), Is.Ordered);
        Assert.That(batch.EdgeOffset.ToArray(), Is.Ordered);
        Assert.That((batch.NodeOffset[0], batch.LevelOffset[0], batch.EdgeOffset[0]), Is.EqualTo((0, 0, 0)));
        Assert.That((batch.NodeOffset[^1], batch.LevelOffset[^1], batch.EdgeOffset[^1]), Is.EqualTo((batch.NodeCount, batch.LevelEnd.Length, batch.EdgeCount)));
    });

    [Test]
    public void Networks_AreAPermutationByFallingWork() => Populations.Sample(genomes =>
    {
        NetworkBatch batch = Batches.Batch(genomes);
        Assert.That(batch.Genome.ToArray(), Is.EquivalentTo(Enumerable.Range(0, genomes.Length)));
        int[] work = new int[batch.NetworkCount];
        for (int network = 0; network < work.Length; network++)
        {
            (int first, int end) = (batch.NodeOffset[network], batch.NodeOffset[network + 1]);
            work[network] = end - first + batch.EdgeOffset[end] - batch.EdgeOffset[first];
        }

        Assert.That(work, Is.Ordered.Descending);
    });

    [Test]
    public void Inputs_HaveNoEdges() => Populations.Sample(genomes =>
    {
        NetworkBatch batch = Batches.Batch(genomes);
        for (int network = 0; network < batch.NetworkCount; network++)
        {
            int first = batch.NodeOffset[network];
            Assert.That(batch.EdgeOffset[first + batch.Shape.Inputs], Is.EqualTo(batch.EdgeOffset[first]));
        }
    });

    [Test]
    public void Batch_IsTheSameOnEveryNumberOfThreads()
    {
        Genome[] genomes = RandomGenomes.Many(11, 1500);
        NetworkBatch expected = Batches.Batch(genomes);
        using var workers = new WorkerPool(3);
        var batch = new NetworkBatch();
        new NetworkBatcher(workers).Build(Genome.ToPopulation(genomes), batch);
        Assert.That(batch.Genome.SequenceEqual(expected.Genome), Is.True);
        Assert.That(batch.Edge.SequenceEqual(expected.Edge), Is.True);
        Assert.That(batch.EdgeOffset.SequenceEqual(expected.EdgeOffset), Is.True);
        Assert.That(batch.LevelEnd.SequenceEqual(expected.LevelEnd), Is.True);
        Assert.That(batch.OutputNode.SequenceEqual(expected.OutputNode), Is.True);
    }

    [Test]
    public void ReusedBatch_ShowsNothingOfALargerOne()
    {
        using var workers = new WorkerPool(1);
        var batcher = new NetworkBatcher(workers);
        var batch = new NetworkBatch();
        batcher.Build(Genome.ToPopulation(RandomGenomes.Many(5, 60)), batch);
        Genome[] few = RandomGenomes.Many(6, 3);
        batcher.Build(Genome.ToPopulation(few), batch);
        for (int network = 0; network < few.Length; network++)
        {
            float[] inputs = [0.5f, -1f, 2f];
            AssertSameBits(
                Batches.Activate(batch, network, inputs, new ReferenceActivator()),
                NaiveNetwork.Outputs(few[batch.Genome[network]], inputs));
        }
    }

    private static int[] LevelsOf(NetworkBatch batch, int network)
    {
        int[] levels = new int[batch.NodeOffset[network + 1] - batch.NodeOffset[network]];
        int node = batch.Shape.Inputs;
        int level = 0;
        foreach (int end in batch.LevelEnd[batch.LevelOffset[network]..batch.LevelOffset[network + 1]])
        {
            level++;
            for (; node < end; node++)
            {
                levels[node] = level;
            }
        }

        return levels;
    }

    private static void AssertSameBits(float[] actual, float[] expected) =>
        Assert.That(actual.Select(FloatInputs.Bits), Is.EqualTo(expected.Select(FloatInputs.Bits)));
}
