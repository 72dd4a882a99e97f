using Evolution.Experiments.Reporting;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Reporting;

[TestFixture]
public sealed class BrailleCurveTests
{
    [Test]
    public void Draw_RisesFromTheBottomLeftToTheTopRight() =>
        Assert.That(BrailleCurve.Draw([0, 1, 2, 3, 4, 5, 6, 7], 4, 2), Is.EqualTo(new[] { "7 │⠀⠀⡠⠊", "0 │⡠⠊⠀⠀" }));

    [Test]
    public void Draw_JoinsAJump() => Assert.That(BrailleCurve.Draw([0, 0, 1, 1], 2, 1).Single()[^2..], Is.EqualTo("⣀⠏"));

    [Test]
    public void Draw_OfAConstantOrALoneValueOrNothingFinite_IsALineOrEmpty()
    {
        Assert.That(BrailleCurve.Draw([5], 3, 1).Single(), Does.EndWith("│⠤⠤⠤"));
        Assert.That(BrailleCurve.Draw([double.NaN, double.NegativeInfinity], 3, 2), Has.All.EndsWith("⠀⠀⠀"));
    }
}
