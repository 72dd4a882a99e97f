using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Experiments.Benchmarks;
using Evolution.Gpu.Teams;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Gpu.Teams;

/// <summary>How far before its level a source lies decides whether blocks can keep the values that a level reads.</summary>
[TestFixture]
[Parallelizable]
public sealed class SourceReachTests
{
    [Test]
    public void Reach_IsThatOfTheFarthestSource([Values] bool isIrregular)
    {
        NetworkBatch batch = new LargeNetwork(Edges: 8_000, Layers: 7, isIrregular, ActivationKind.Relu).Create();
        Assert.That(new SourceReach().Of(batch, 0), Is.EqualTo(Farthest(batch, 0)));
    }

    /// <summary>What is kept of one network is never taken for another's, whichever came first.</summary>
    [Test]
    public void Reach_IsEachNetworksOwn()
    {
        var reach = new SourceReach();
        for (int round = 0; round < 2; round++)
        {
            foreach (ulong seed in new ulong[] { 1, 2 })
            {
                NetworkBatch batch = Batches.Batch(RandomGenomes.Many(seed, 30));
                for (int network = batch.NetworkCount - 1; network >= 0; network--)
                {
                    Assert.That(reach.Of(batch, network), Is.EqualTo(Farthest(batch, network)));
                }
            }
        }
    }

    private static int Farthest(NetworkBatch batch, int network)
    {
        int most = 0;
        int first = batch.Shape.Inputs;
        foreach (int end in batch.LevelEnd[batch.LevelOffset[network]..batch.LevelOffset[network + 1]])
        {
            for (int node = batch.NodeOffset[network] + first; node < batch.NodeOffset[network] + end; node++)
            {
                foreach (NetworkEdge edge in batch.Edge[batch.EdgeOffset[node]..batch.EdgeOffset[node + 1]])
                {
                    most = Math.Max(most, first - edge.Source);
                }
            }

            first = end;
        }

        return most;
    }
}
