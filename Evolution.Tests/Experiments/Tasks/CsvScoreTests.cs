using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using Evolution.Experiments.Tasks;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Tasks;

/// <summary>The fitness of <c>regression/1</c> and <c>classification/1</c> against their formulas in double precision.</summary>
[TestFixture]
public sealed class CsvScoreTests
{
    [Test]
    public void Classification_IsHalfAccuracyAndHalfTheGeometricMeanOfTheRightClasses()
    {
        var random = new RandomStream(2, 0, 0, 0);
        var task = new Classification(3, 0.5f, ClassificationMeasure.Fitness);
        float total = 0f;
        int passed = 0;
        double entropy = 0;
        int right = 0;
        for (int row = 0; row < 50; row++)
        {
            float[] outputs = [random.NextSigned() * 4f, random.NextSigned() * 4f, random.NextSigned() * 4f];
            float[] targets = new float[3];
            int own = random.NextInt(3);
            targets[own] = 1f;
            RowScore score = task.ScoreRow(new LaneBuffer(outputs, 0, 1), new LaneBuffer(targets, 0, 1));
            total += score.Score;
            passed += score.Passed ? 1 : 0;
            entropy -= Math.Log(Math.Exp(outputs[own]) / outputs.Sum(output => Math.Exp(output)));
            right += Array.IndexOf(outputs, outputs.Max()) == own ? 1 : 0;
        }

        Assert.That(passed, Is.EqualTo(right));
        TaskScore concluded = task.Conclude(total, passed, 50);
        Assert.That(concluded.Fitness, Is.EqualTo(((right / 50.0) + Math.Exp(-entropy / 50)) / 2).Within(1e-6));
        Assert.That(concluded.Solved, Is.EqualTo(right >= 25));
        Assert.That(new Classification(3, 0.5f, ClassificationMeasure.Accuracy).Conclude(total, passed, 50).Fitness, Is.EqualTo(right / 50f));
    }

    [TestCase(1000f, 0f, 0f, true)]
    [TestCase(-1000f, 0f, -1000f, false)]
    [TestCase(2f, 2f, -0.6931472f, false)]
    public void Classification_IsExactForHugeOutputsAndAnswersNoTie(float right, float other, float score, bool passes)
    {
        float[] outputs = [right, other];
        float[] targets = [1f, 0f];
        RowScore row = new Classification(2, 1f, ClassificationMeasure.Fitness).ScoreRow(new LaneBuffer(outputs, 0, 1), new LaneBuffer(targets, 0, 1));
        Assert.That((row.Score, row.Passed), Is.EqualTo((score, passes)));
    }

    // Two targets of variance 4 and 12 together, errors of 1 and 2.
    [TestCase(RegressionMeasure.Fitness, 16.0 / 21)]
    [TestCase(RegressionMeasure.RSquared, 11.0 / 16)]
    public void Regression_RelatesErrorsToTheVariance(RegressionMeasure measure, double expected)
    {
        float[] outputs = [3f, 5f];
        float[] targets = [4f, 7f];
        var task = new Regression(2, 16f, 0.6f, measure);
        RowScore row = task.ScoreRow(new LaneBuffer(outputs, 0, 1), new LaneBuffer(targets, 0, 1));
        Assert.That(row.Passed, Is.True);
        TaskScore score = task.Conclude(row.Score + row.Score, passed: 2, rows: 2);
        Assert.That(score.Fitness, Is.EqualTo(expected).Within(1e-6));
        Assert.That(score.Solved, Is.True);
        Assert.That(new Regression(2, 16f, 0.7f, measure).Conclude(row.Score, passed: 0, rows: 1).Solved, Is.False);
    }
}
