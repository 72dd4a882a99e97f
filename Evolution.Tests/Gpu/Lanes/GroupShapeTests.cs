using Evolution.Gpu.Lanes;
using NUnit.Framework;

namespace Evolution.Tests.Gpu.Lanes;

/// <summary>How the items of a network are shared out to the threads of a warp.</summary>
[TestFixture]
public sealed class GroupShapeTests
{
    private const int Warp = 32;

    [Test]
    public void Shape_HasALaneForEveryItemOrAFullWarp([Range(1, 70)] int items, [Values(1, 2)] int lanesPerThread)
    {
        var shape = GroupShape.For(items, Warp, lanesPerThread);
        Assert.That(shape.Threads, Is.InRange(1, Warp));
        Assert.That((shape.Threads * lanesPerThread >= items && (shape.Threads - 1) * lanesPerThread < items) || shape.Threads == Warp);
    }

    /// <summary>What an H100 measures with cart-pole: two lanes a thread are 9 to 46 % faster.</summary>
    [Test]
    public void ManyItems_AreComputedTwoAThread([Values(5, 8, 16, 32, 64, 1000)] int items) =>
        Assert.That(GroupShape.PairsPay(items, Warp, Warp), Is.True);

    /// <summary>More networks a warp would differ more in what they do.</summary>
    [Test]
    public void FewItems_AreComputedOneAThread([Values(1, 2, 3, 4)] int items) =>
        Assert.That(GroupShape.PairsPay(items, Warp, Warp), Is.False);
}
