using Evolution.Core.Tasks;
using Evolution.Experiments.Tasks;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Tasks;

[TestFixture]
public sealed class XorTests
{
    private static readonly float BelowHalf = MathF.BitDecrement(0.5f);

    [Test]
    public void Table_IsExclusiveOr()
    {
        List<(float[] Inputs, float Target)> rows = TableReader.Rows(Xor.Descriptor, new XorParameters());
        Assert.That(rows.Select(row => (row.Inputs[0], row.Inputs[1], row.Target)), Is.EqualTo(new[]
        {
            (0f, 0f, 0f), (0f, 1f, 1f), (1f, 0f, 1f), (1f, 1f, 0f),
        }));
    }

    [TestCase(XorCriterion.Classification, 16f)]
    [TestCase(XorCriterion.SquaredError, 4f)]
    public void PerfectAnswers_EarnTheMostAndSolve(XorCriterion criterion, float fitness) =>
        Assert.That(Score(criterion, (_, target) => target), Is.EqualTo(new TaskScore(fitness, Solved: true)));

    // Errors of 0.5 each: (4 - 2)^2 and 4 - 1. Of 0, 1, 1, 0 or of 1, 0, 0, 1: (4 - 2)^2 and 4 - 2.
    [TestCase(XorCriterion.Classification, 0.5f, 4f)]
    [TestCase(XorCriterion.Classification, 0f, 4f)]
    [TestCase(XorCriterion.Classification, 1f, 4f)]
    [TestCase(XorCriterion.SquaredError, 0.5f, 3f)]
    [TestCase(XorCriterion.SquaredError, 0f, 2f)]
    [TestCase(XorCriterion.SquaredError, 1f, 2f)]
    public void ConstantAnswers_EarnTheirErrorsAndDoNotSolve(XorCriterion criterion, float answer, float fitness) =>
        Assert.That(Score(criterion, (_, _) => answer), Is.EqualTo(new TaskScore(fitness, Solved: false)));

    [Test]
    public void Classification_CountsHalfAsOne()
    {
        Assert.That(Score(XorCriterion.Classification, (_, target) => target == 1f ? 0.5f : BelowHalf).Solved, Is.True);
        Assert.That(Score(XorCriterion.Classification, (_, _) => 0.5f).Solved, Is.False);
        Assert.That(Score(XorCriterion.Classification, (_, target) => target == 1f ? BelowHalf : 0f).Solved, Is.False);
    }

    // Four squared errors of 0.15^2 are 0.09 in all, of 0.17^2 they are 0.1156.
    [TestCase(0.15f, true)]
    [TestCase(0.17f, false)]
    public void SquaredError_SolvesFromThreePointNine(float error, bool solved)
    {
        TaskScore score = Score(XorCriterion.SquaredError, (_, target) => target == 1f ? 1f - error : error);
        Assert.That(score.Solved, Is.EqualTo(solved));
        Assert.That(score.Fitness, Is.EqualTo(4f - (4f * error * error)).Within(1e-6f));
    }

    [Test]
    public void HugeErrors_EarnNothing() =>
        Assert.That(Score(XorCriterion.Classification, (_, _) => 1000f), Is.EqualTo(new TaskScore(0f, Solved: false)));

    [TestCase(XorCriterion.Classification)]
    [TestCase(XorCriterion.SquaredError)]
    public void NaNForOneRow_IsSeenAndDoesNotSolve(XorCriterion criterion)
    {
        TaskScore score = Score(criterion, (inputs, target) => inputs[0] + inputs[1] == 0f ? float.NaN : target);
        Assert.That(score.Fitness, Is.NaN);
        Assert.That(score.Solved, Is.False);
    }

    private static TaskScore Score(XorCriterion criterion, Func<float[], float, float> answer) =>
        AnswerScorer.Score(Xor.Descriptor, new XorParameters { Criterion = criterion }, answer);
}
