using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Experiments.Benchmarks;
using Evolution.Gpu;
using Evolution.Gpu.Buffers;
using Evolution.Gpu.Teams;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Gpu.Teams;

/// <summary>When warps get lists of nodes or tiles of their own, and which lanes they compute.</summary>
[TestFixture]
[Parallelizable]
public sealed class TeamShapeTests
{
    private static readonly NetworkBatch Irregular = Network(isIrregular: true);

    [TestCase(8, 2, 8)]
    [TestCase(9, 3, 12)]
    [TestCase(15, 4, 16)]
    [TestCase(16, 4, 16)]
    [TestCase(64, 6, 24, Description = "three passes: as many columns as the device has warps")]
    public void LanesOfLists_MakeUpColumnsOfWholeQuads(int rows, int columns, int lanes)
    {
        using var device = GpuDevice.OpenEmulated(lanesPerWarp: 4, warps: 2, multiprocessors: 3);
        TeamShape shape = TeamShape.For(device.Accelerator, KernelKind.Giant, span: 1, rows).WithLists(device.Accelerator, Irregular, Batches.Whole(Irregular), rows, new EdgeSpread());
        Assert.That((shape.Columns, shape.Lanes, shape.LanesPerThread, shape.Threads), Is.EqualTo((columns, lanes, 1, 8)));
        for (int resident = 3; resident < 5; resident++)
        {
            var tiles = new LevelTiles();
            tiles.Cut(Irregular, Batches.Whole(Irregular), shape.Tile);
            TeamShape cut = shape.WithBlocks(resident, tiles, items: 1, mostTeams: 1);
            Assert.That(cut.Lists, Is.GreaterThan(0).And.EqualTo(cut.Blocks * 2 / columns));
            Assert.That(cut.Blocks, Is.LessThanOrEqualTo(resident));
        }
    }

    [Test]
    public void Lists_AreForManyLanesOfTheWholeDevice([Values(KernelKind.Levels, KernelKind.Giant)] KernelKind kernel, [Values(1, 7, 8, 100)] int rows, [Values(2, 4)] int lanesPerWarp)
    {
        using var device = GpuDevice.OpenEmulated(lanesPerWarp, 2, 2);
        bool may = TeamShape.For(device.Accelerator, kernel, span: 1, rows).MayHaveLists(device.Accelerator);
        Assert.That(may, Is.EqualTo(kernel == KernelKind.Giant && rows >= 8 && lanesPerWarp >= 4), "a warp has at least a thread for each lane of a quad");
    }

    [Test]
    public void Lists_AreForNodesOfVeryDifferentSizesAndNoMoreValuesThanTheKernelCounts()
    {
        using var device = GpuDevice.OpenEmulated();
        TeamShape shape = TeamShape.For(device.Accelerator, KernelKind.Giant, span: 1, rows: 8);
        NetworkBatch layered = Network(isIrregular: false);
        Assert.That(shape.WithLists(device.Accelerator, layered, Batches.Whole(layered), 8, new EdgeSpread()).HasLists, Is.False);
        Assert.That(shape.WithLists(device.Accelerator, Irregular, Batches.Whole(Irregular) with { MostNodes = int.MaxValue / 8 }, 8, new EdgeSpread()).HasLists, Is.True);
        Assert.That(shape.WithLists(device.Accelerator, Irregular, Batches.Whole(Irregular) with { MostNodes = (int.MaxValue / 8) + 1 }, 8, new EdgeSpread()).HasLists, Is.False);
    }

    [Test]
    public void TilesOfWarps_AreForOneLaneOfTheWholeDevice([Values(KernelKind.Levels, KernelKind.Giant)] KernelKind kernel, [Values(1, 2, 8)] int rows)
    {
        using var device = GpuDevice.OpenEmulated(lanesPerWarp: 4, warps: 4, multiprocessors: 2);
        TeamShape shape = TeamShape.For(device.Accelerator, kernel, span: 1, rows).WithWarpTiles(device.Accelerator);
        Assert.That(shape.HasWarpTiles, Is.EqualTo(kernel == KernelKind.Giant && rows == 1));
        if (shape.HasWarpTiles)
        {
            Assert.That((shape.Threads, shape.WarpSize, shape.Tile), Is.EqualTo((16, 4, new TileSize(32, 4))));
            var tiles = new LevelTiles();
            tiles.Cut(Irregular, Batches.Whole(Irregular), shape.Tile);
            Assert.That(shape.WithBlocks(1000, tiles, items: 1, mostTeams: 1).Blocks, Is.EqualTo((tiles.MostTiles + 3) / 4), "a warp for each tile");
        }
    }

    private static NetworkBatch Network(bool isIrregular) => new LargeNetwork(Edges: 8_000, Layers: 5, isIrregular, ActivationKind.Relu).Create();
}
