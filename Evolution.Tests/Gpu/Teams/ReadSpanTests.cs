using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Experiments.Benchmarks;
using Evolution.Gpu;
using Evolution.Gpu.Teams;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Gpu.Teams;

/// <summary>How many values a level touches decides how many samples are computed side by side.</summary>
[TestFixture]
[Parallelizable]
public sealed class ReadSpanTests
{
    [Test]
    public void LayeredNetwork_TouchesAboutTwoLayers()
    {
        NetworkBatch batch = new LargeNetwork(Edges: 400_000, Layers: 10, IsIrregular: false, ActivationKind.Relu).Create();
        Assert.That(SpanOf(batch), Is.InRange(1250, 2 * 1250));
    }

    [Test]
    public void NetworkWithEdgesFromAnywhere_TouchesMostOfItself()
    {
        NetworkBatch batch = new LargeNetwork(Edges: 400_000, Layers: 10, IsIrregular: true, ActivationKind.Relu).Create();
        Assert.That(SpanOf(batch), Is.InRange(batch.NodeCount / 3, batch.NodeCount));
    }

    [Test]
    public void NetworksWithFewEdgesOrNone_TouchANodeAtLeastAndNoMoreThanTheyHave()
    {
        NetworkBatch batch = Batches.Batch([new GenomeBuilder(RandomGenomes.Shape.TaskInputs, RandomGenomes.Shape.Outputs, RandomGenomes.Shape.HasBiasInput).Build(), .. RandomGenomes.Many(5, 20)]);
        Assert.That(SpanOf(batch), Is.InRange(1, Enumerable.Range(0, batch.NetworkCount).Max(network => batch.NodeOffset[network + 1] - batch.NodeOffset[network])));
    }

    [Test]
    public void SamplesSideBySide_FillTheCacheWithWhatALevelTouches()
    {
        using GpuDevice device = GpuDevice.OpenEmulated();
        int Lanes(int span, int rows) => TeamShape.For(device.Accelerator, KernelKind.Giant, span, rows).Lanes;
        Assert.That(Lanes(span: 55_000, rows: 1024), Is.EqualTo(128));
        Assert.That(Lanes(span: 280_000, rows: 1024), Is.EqualTo(32));
        Assert.That(Lanes(span: 100, rows: 1024), Is.EqualTo(1024));
        Assert.That(Lanes(span: 55_000, rows: 3), Is.EqualTo(3));
    }

    private static int SpanOf(NetworkBatch batch) =>
        ReadSpan.Of(batch, Batches.Whole(batch));
}
