using CsCheck;
using Evolution.Experiments.Reporting.Charts;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Reporting.Charts;

[TestFixture]
public sealed class AxisScaleTests
{
    [TestCase(new[] { 0.0, 16.0 }, "0 5 10 15 20")]
    [TestCase(new[] { -200.0, -105.5 }, "-200 -180 -160 -140 -120 -100")]
    [TestCase(new[] { 0.991, 0.993 }, "0.991 0.9915 0.992 0.9925 0.993")]
    [TestCase(new[] { 7.0, 7.0 }, "6 6.5 7 7.5 8")]
    [TestCase(new[] { 38.0, 100000.0 }, "10 100 1,000 10,000 100,000")]
    [TestCase(new[] { double.NaN, double.NegativeInfinity }, "-1 -0.5 0 0.5 1")]
    public void Ticks_AreRoundAndEnclose(double[] values, string expected)
    {
        var scale = AxisScale.For(values);
        Assert.That(string.Join(' ', scale.Ticks.Select(scale.TextOf)), Is.EqualTo(expected));
    }

    [TestCase(0, 0, "0")]
    [TestCase(0, 10, "0 1 2 3 4 5 6 7 8 9 10")]
    [TestCase(3, 1000, "100 200 300 400 500 600 700 800 900 1,000")]
    public void Whole_HasWholeTicksWithinItsEnds(int first, int last, string expected)
    {
        var scale = AxisScale.Whole(first, last);
        Assert.That(string.Join(' ', scale.Ticks.Select(scale.TextOf)), Is.EqualTo(expected));
        Assert.That(scale.ShareOf(last), Is.EqualTo(first == last ? 0.5 : 1));
    }

    [Test]
    public void ShareOf_IsWithinTheAxisAndRises() =>
        Gen.Double[-1e6, 1e6].Array[1, 20].Sample(values =>
        {
            var scale = AxisScale.For(values);
            double[] shares = [.. values.Order().Select(scale.ShareOf)];
            return shares.All(share => share is >= 0 and <= 1) && shares.SequenceEqual(shares.Order()) && scale.Ticks.Count is >= 2 and < 14;
        });
}
