using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Experiments.Benchmarks;
using Evolution.Gpu.Buffers;
using Evolution.Gpu.Views;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Gpu.Buffers;

/// <summary>Levels are cut into tiles of whole nodes, none of which is left out or taken twice.</summary>
[TestFixture]
[Parallelizable]
public sealed class LevelTilesTests
{
    private static readonly TileSize[] Sizes = [new(64, 16), new(1000, 1000), new(7, 1), TileSize.Unlimited];

    [Test]
    public void Tiles_TakeEveryNodeOnceAndNoMoreThanFits([Range(0, 3)] int kind)
    {
        TileSize size = Sizes[kind];
        foreach (NetworkBatch batch in Batches.OfAllShapes())
        {
            LevelTiles tiles = Cut(batch, size);
            int tile = 0;
            for (int network = 0; network < batch.NetworkCount; network++)
            {
                int first = batch.Shape.Inputs;
                for (int level = batch.LevelOffset[network]; level < batch.LevelOffset[network + 1]; level++)
                {
                    Assert.That(tiles.TileOffset[level], Is.EqualTo(tile));
                    int end = tiles.TileOffset[level + 1];
                    foreach (LevelTile one in tiles.Tiles[tile..end].ToArray().OrderBy(one => one.FirstNode))
                    {
                        Assert.That(one.FirstNode, Is.EqualTo(first));
                        Assert.That(one.EndNode, Is.GreaterThan(first).And.LessThanOrEqualTo(batch.LevelEnd[level]));
                        Assert.That(one.EndNode - first, Is.LessThanOrEqualTo(size.Nodes));
                        Assert.That(one.FirstEdge, Is.EqualTo(batch.EdgeOffset[batch.NodeOffset[network] + first]));
                        Assert.That(one.EndEdge, Is.EqualTo(batch.EdgeOffset[batch.NodeOffset[network] + one.EndNode]));
                        Assert.That(one.EndNode == first + 1 || one.EndEdge - one.FirstEdge <= size.Edges, $"nodes {first} to {one.EndNode}");
                        first = one.EndNode;
                    }

                    tile = end;
                    Assert.That(first, Is.EqualTo(batch.LevelEnd[level]));
                }
            }

            Assert.That(tile, Is.EqualTo(tiles.Tiles.Length));
        }
    }

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

        LevelTiles tiles = Cut(batch, new TileSize(Edges: 128, Nodes: 128));
        Assert.That(tiles.TileOffset[2] - tiles.TileOffset[1], Is.EqualTo(expected));
    }

    [Test]
    public void TilesThatTakeLongest_ComeFirst_AndAllOthersAsTheyLie()
    {
        NetworkBatch batch = new LargeNetwork(Edges: 100_000, Layers: 3, IsIrregular: true, ActivationKind.Relu).Create();
        LevelTiles tiles = Cut(batch, new TileSize(Edges: 256, Nodes: 32));
        int late = 0;
        for (int level = 0; level < batch.LevelEnd.Length; level++)
        {
            ReadOnlySpan<LevelTile> ofLevel = tiles.Tiles[tiles.TileOffset[level]..tiles.TileOffset[level + 1]];
            for (int tile = 1; tile < ofLevel.Length; tile++)
            {
                int before = Work(batch, ofLevel[tile - 1]);
                int work = Work(batch, ofLevel[tile]);
                Assert.That(work, Is.LessThanOrEqualTo(before));
                Assert.That(work < before || ofLevel[tile].FirstNode > ofLevel[tile - 1].FirstNode);
                late += work < before ? 1 : 0;
            }
        }

        Assert.That(late, Is.GreaterThan(batch.LevelEnd.Length), "levels have nodes that stand out");
    }

    /// <summary>How often a crew of 256 edges has to fetch, in eighths of which a thread adds up 64 edges.</summary>
    private static int Work(NetworkBatch batch, LevelTile tile) =>
        (8 * ((tile.EndEdge - tile.FirstEdge - 1) / 256))
        + Enumerable.Range(tile.FirstNode, tile.EndNode - tile.FirstNode).Max(node => EdgesOf(batch, 0, node, node + 1) / 64);

    private static LevelTiles Cut(NetworkBatch batch, TileSize size)
    {
        var tiles = new LevelTiles();
        tiles.Cut(batch, Batches.Whole(batch), size);
        return tiles;
    }

    private static int EdgesOf(NetworkBatch batch, int network, int first, int end) =>
        batch.EdgeOffset[batch.NodeOffset[network] + end] - batch.EdgeOffset[batch.NodeOffset[network] + first];
}
