using Evolution.Core.Numerics;
using NUnit.Framework;

namespace Evolution.Tests.Core.Numerics;

[TestFixture]
public sealed class ShareTests
{
    [Test]
    public void EveryHundredth_IsRoundedAsItsDecimalSays()
    {
        for (int hundredths = 0; hundredths <= 100; hundredths++)
        {
            var single = Share.Of(hundredths / 100f);
            var wide = Share.Of(hundredths / 100.0);
            for (int count = 0; count <= 2000; count++)
            {
                int down = hundredths * count / 100;
                int up = ((hundredths * count) + 99) / 100;
                (int, int, int, int) rounded = (single.RoundedUp(count), wide.RoundedUp(count), single.RoundedDown(count), wide.RoundedDown(count));
                Assert.That(rounded, Is.EqualTo((up, up, down, down)), $"{hundredths} hundredths of {count}");
            }
        }
    }

    [TestCase(1e-7f, ExpectedResult = 215)]
    [TestCase(1e-40f, ExpectedResult = 0)]
    [TestCase(0.3333333f, ExpectedResult = 715827811)]
    [TestCase(1f, ExpectedResult = int.MaxValue)]
    public int ShareOfTheLargestCount_IsRoundedUp(float share) => Share.Of(share).RoundedUp(int.MaxValue);

    [TestCase(-0.1)]
    [TestCase(1.5)]
    [TestCase(double.NaN)]
    public void WhatIsNoShare_IsRefused(double value) =>
        Assert.That(() => Share.Of(value), Throws.TypeOf<ArgumentOutOfRangeException>());
}
