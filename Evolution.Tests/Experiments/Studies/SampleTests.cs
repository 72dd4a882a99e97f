using Evolution.Experiments.Studies;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Studies;

[TestFixture]
public sealed class SampleTests
{
    /// <summary>Deviation sqrt(32 / 7); Student's t for 7 degrees of freedom is 2.364624 at 97.5 %, from a printed table.</summary>
    [Test]
    public void EightValues_HaveTheFiguresComputedByHand()
    {
        Sample sample = Sample.Of([9, 2, 4, 5, 4, 7, 4, 5])!;

        double half = 2.364624 * Math.Sqrt(32 / 7.0) / Math.Sqrt(8);
        Assert.That((sample.Mean, sample.Median, sample.Minimum, sample.Maximum), Is.EqualTo((5.0, 4.5, 2.0, 9.0)));
        Assert.That(sample.StandardDeviation, Is.EqualTo(Math.Sqrt(32 / 7.0)).Within(1e-12));
        Assert.That(sample.ConfidenceLow, Is.EqualTo(5 - half).Within(1e-5));
        Assert.That(sample.ConfidenceHigh, Is.EqualTo(5 + half).Within(1e-5));
    }

    [Test]
    public void OneValue_HasNeitherDeviationNorInterval() =>
        Assert.That(Sample.Of([7]), Is.EqualTo(new Sample(7, null, 7, 7, 7, null, null)));

    [Test]
    public void NoValue_HasNoFigures() => Assert.That(Sample.Of([]), Is.Null);
}
