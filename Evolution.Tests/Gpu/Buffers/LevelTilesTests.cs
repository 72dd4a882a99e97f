using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Experiments.Benchmarks;
using Evolution.Gpu.Buffers;
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

    private static LevelTiles Cut(NetworkBatch batch, TileSize size)
    {
        var tiles = new LevelTiles();
        tiles.Cut(batch, Batches.Whole(batch), size);
        return tiles;
    }

    private static int EdgesOf(NetworkBatch batch, int network, int first, int end) =>
        batch.EdgeOffset[batch.NodeOffset[network] + end] - batch.EdgeOffset[batch.NodeOffset[network] + first];
}
