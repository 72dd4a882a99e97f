using Evolution.Core.Reproduction;
using NUnit.Framework;

namespace Evolution.Tests.Core.Reproduction;

[TestFixture]
public sealed class FitnessRankingTests
{
    [TestCase(float.NaN)]
    [TestCase(float.PositiveInfinity)]
    [TestCase(float.NegativeInfinity)]
    public void FitnessThatIsNotFinite_RanksLastEarnsNothingAndIsCounted(float awkward)
    {
        FitnessRanking ranking = Rank(awkward, -3f, 2f, awkward);
        Assert.That(ranking.Ranked.ToArray(), Is.EqualTo(new[] { float.NegativeInfinity, -3f, 2f, float.NegativeInfinity }));
        Assert.That((ranking.Best, ranking.NotFinite, ranking.Mean), Is.EqualTo((2, 2, -0.5)));
        Assert.That(ranking.Share(0), Is.Zero);
    }

    [Test]
    public void NegativeFitness_IsRaisedByTheLeast()
    {
        FitnessRanking ranking = Rank(-3f, -1f, 2f);
        Assert.That(ranking.Shift, Is.EqualTo(3));
        Assert.That(new[] { ranking.Share(0), ranking.Share(1), ranking.Share(2) }, Is.EqualTo(new[] { 0.0, 2.0, 5.0 }));
    }

    [Test]
    public void NonNegativeFitness_IsSharedAsItIs()
    {
        FitnessRanking ranking = Rank(100f, 101f);
        Assert.That((ranking.Shift, ranking.Share(0), ranking.Share(1)), Is.EqualTo((0.0, 100.0, 101.0)));
    }

    [Test]
    public void FirstOfEquals_IsTheBest() => Assert.That(Rank(1f, 5f, 5f).Best, Is.EqualTo(1));

    [Test]
    public void AllNaN_HasABestAndNoMean()
    {
        FitnessRanking ranking = Rank(float.NaN, float.NaN);
        Assert.That((ranking.Best, ranking.Mean, ranking.NotFinite), Is.EqualTo((0, 0.0, 2)));
    }

    [Test]
    public void HugeFitness_DoesNotOverflowTheSums()
    {
        FitnessRanking ranking = Rank(float.MaxValue, float.MaxValue, -float.MaxValue);
        Assert.That(double.IsFinite(ranking.Mean + ranking.Share(0) + ranking.Share(1)), Is.True);
    }

    [Test]
    public void SecondUpdate_ForgetsTheFirst()
    {
        FitnessRanking ranking = Rank(-5f, float.NaN, 9f);
        ranking.Update([1f, 2f]);
        Assert.That((ranking.Best, ranking.NotFinite, ranking.Shift, ranking.Ranked.Length), Is.EqualTo((1, 0, 0.0, 2)));
    }

    private static FitnessRanking Rank(params ReadOnlySpan<float> fitness)
    {
        var ranking = new FitnessRanking();
        ranking.Update(fitness);
        return ranking;
    }
}
