using CsCheck;
using Evolution.Experiments.Export;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Export;

[TestFixture]
public sealed class ColumnPlacementTests
{
    [Test]
    public void Place_LeavesWhatFitsWhereItWishesToBe() =>
        Assert.That(ColumnPlacement.Place([0, 50, 200], [30, 30, 30]), Is.EqualTo([0.0, 50, 200]));

    [Test]
    public void Place_CentresWhatWouldOverlap() =>
        Assert.That(ColumnPlacement.Place([10, 10, 10], [20, 20, 20]), Is.EqualTo([-10.0, 10, 30]));

    [Test]
    public void Place_OverlapsNothing_AndKeepsTheOrder() =>
        Gen.Select(Gen.Double[-100, 100], Gen.Double[1, 40]).Array[1, 30].Sample(items =>
        {
            double[] placed = ColumnPlacement.Place([.. items.Select(item => item.Item1)], [.. items.Select(item => item.Item2)]);
            return Enumerable.Range(1, items.Length - 1)
                .All(i => placed[i] - placed[i - 1] >= ((items[i - 1].Item2 + items[i].Item2) / 2) - 1e-9);
        });
}
