using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Experiments.Benchmarks;
using Evolution.Gpu;
using Evolution.Gpu.Buffers;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Gpu.Buffers;

/// <summary>Levels are cut into tiles of whole nodes, none of which is left out or taken twice.</summary>
[TestFixture]
[Parallelizable]
public sealed class LevelTilesTests
{
    private static readonly TileSize[] Sizes = [new(64, 16, null), new(64, 16, 8), new(1000, 1000, 32), new(7, 1, 1), TileSize.Unlimited];

    [Test]
    public void Tiles_TakeEveryNodeOnceAndNoMoreThanFits([Range(0, 4)] int kind, [Values(1, 5, 132)] int blocks)
    {
        TileSize size = Sizes[kind];
        foreach (NetworkBatch batch in Batched())
        {
            LevelTiles tiles = Cut(batch, size, blocks);
            int tile = 0;
            for (int network = 0; network < batch.NetworkCount; network++)
            {
                int first = batch.Shape.Inputs;
                for (int level = batch.LevelOffset[network]; level < batch.LevelOffset[network + 1]; level++)
                {
                    Assert.That(tiles.TileOffset[level], Is.EqualTo(tile));
                    for (; tile < tiles.TileOffset[level + 1]; tile++)
                    {
                        int end = tiles.TileEnd[tile];
                        Assert.That(end, Is.GreaterThan(first).And.LessThanOrEqualTo(batch.LevelEnd[level]));
                        Assert.That(end - first, Is.LessThanOrEqualTo(size.Nodes));
                        Assert.That(end == first + 1 || EdgesOf(batch, network, first, end) <= size.Edges, $"nodes {first} to {end}");
                        Assert.That(tiles.TileEdge[tile], Is.EqualTo(batch.EdgeOffset[batch.NodeOffset[network] + end]));
                        first = end;
                    }

                    Assert.That(first, Is.EqualTo(batch.LevelEnd[level]));
                }
            }

            Assert.That(tile, Is.EqualTo(tiles.TileEnd.Length));
        }
    }

    /// <summary>One tile more than there are blocks would take a level twice as long.</summary>
    [Test]
    public void EqualTiles_AreNoMoreThanTheBlocksWhereALevelFitsThem([Values(1, 5, 13)] int blocks)
    {
        NetworkBatch batch = new LargeNetwork(Edges: 20_000, Layers: 6, IsIrregular: false, ActivationKind.Relu).Create();
        int most = Enumerable.Range(1, 5).Max(level => EdgesOf(batch, 0, batch.LevelEnd[level - 1], batch.LevelEnd[level]));
        int mostOfNode = Enumerable.Range(0, batch.NodeCount).Max(node => EdgesOf(batch, 0, node, node + 1));
        for (int spare = 0; spare < 3; spare++)
        {
            int edges = ((most + blocks - 1) / blocks) + mostOfNode + spare;
            Assert.That(Cut(batch, new TileSize(edges, Nodes: 1000, WorthABlock: 10), blocks).MostTiles, Is.EqualTo(blocks));
        }
    }

    /// <summary>Edges times tiles are more than 32 bits hold.</summary>
    [Test]
    public void TilesOfALargeLevel_AreAsFewAsPossible()
    {
        NetworkBatch batch = new LargeNetwork(Edges: 2_000_000, Layers: 3, IsIrregular: false, ActivationKind.Relu).Create();
        int expected = 0;
        for (int first = batch.LevelEnd[0]; first < batch.LevelEnd[1]; expected++)
        {
            int end = first + 1;
            while (end < batch.LevelEnd[1] && EdgesOf(batch, 0, first, end + 1) <= 128)
            {
                end++;
            }

            first = end;
        }

        LevelTiles tiles = Cut(batch, new TileSize(Edges: 128, Nodes: 128, WorthABlock: null), blocks: 1);
        Assert.That(tiles.TileOffset[2] - tiles.TileOffset[1], Is.EqualTo(expected));
    }

    [Test]
    public void LevelOfFewEdges_TakesNoBlockThatIsNotWorthIt()
    {
        NetworkBatch batch = new LargeNetwork(Edges: 2_000, Layers: 4, IsIrregular: false, ActivationKind.Relu).Create();
        Assert.That(Cut(batch, new TileSize(Edges: 10_000, Nodes: 1000, WorthABlock: 300), blocks: 132).MostTiles, Is.InRange(1, 2));
    }

    private static NetworkBatch[] Batched() =>
    [
        new LargeNetwork(Edges: 6_400, Layers: 5, IsIrregular: false, ActivationKind.Relu).Create(),
        new LargeNetwork(Edges: 6_400, Layers: 5, IsIrregular: true, ActivationKind.Relu).Create(),
        Batches.Batch(RandomGenomes.Many(3, 20)),
    ];

    private static LevelTiles Cut(NetworkBatch batch, TileSize size, int blocks)
    {
        var tiles = new LevelTiles();
        tiles.Cut(batch, new BatchPart(0, batch.NetworkCount, batch.NodeCount, batch.EdgeCount, MemoryPlan.AllGlobal), size, blocks);
        return tiles;
    }

    private static int EdgesOf(NetworkBatch batch, int network, int first, int end) =>
        batch.EdgeOffset[batch.NodeOffset[network] + end] - batch.EdgeOffset[batch.NodeOffset[network] + first];
}
