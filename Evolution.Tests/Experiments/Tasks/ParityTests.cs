using Evolution.Core.Tasks;
using Evolution.Experiments.Tasks;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Tasks;

[TestFixture]
public sealed class ParityTests
{
    [Test]
    public void Table_HasEveryRowOnceWithItsOddParity([Range(2, 10)] int bits)
    {
        List<(float[] Inputs, float Target)> rows = TableReader.Rows(Evolution.Experiments.Tasks.Parity.Descriptor, new ParityParameters { Bits = bits });
        Assert.That(rows, Has.Count.EqualTo(1 << bits));
        Assert.That(rows.Select(row => string.Concat(row.Inputs.Select(bit => bit == 0f ? '0' : '1'))), Is.Unique);
        foreach ((float[] inputs, float target) in rows)
        {
            Assert.That(inputs, Has.Length.EqualTo(bits).And.All.AnyOf(0f, 1f));
            Assert.That(target, Is.EqualTo(inputs.Sum() % 2f));
        }
    }

    [Test]
    public void PerfectAnswers_EarnOneAndSolve() =>
        Assert.That(Score(bits: 4, (_, target) => target), Is.EqualTo(new TaskScore(1f, Solved: true)));

    // Half of the targets are 1: every squared error is 0.25, or half of them are 1.
    [TestCase(0.5f, 0.75f)]
    [TestCase(0f, 0.5f)]
    [TestCase(1f, 0.5f)]
    public void ConstantAnswers_EarnTheirErrorsAndDoNotSolve(float answer, float fitness) =>
        Assert.That(Score(bits: 3, (_, _) => answer), Is.EqualTo(new TaskScore(fitness, Solved: false)));

    [Test]
    public void BarelyClassifiedRows_Solve()
    {
        TaskScore score = Score(bits: 5, (_, target) => target == 1f ? 0.5f : MathF.BitDecrement(0.5f));
        Assert.That(score.Solved, Is.True);
        Assert.That(score.Fitness, Is.EqualTo(0.75f).Within(1e-6f));
    }

    [TestCase(0.5f)]
    [TestCase(float.NaN)]
    public void OneWrongRow_DoesNotSolve(float answer) =>
        Assert.That(Score(bits: 5, (inputs, target) => inputs.Sum() == 0f ? answer : target).Solved, Is.False);

    private static TaskScore Score(int bits, Func<float[], float, float> answer) =>
        AnswerScorer.Score(Evolution.Experiments.Tasks.Parity.Descriptor, new ParityParameters { Bits = bits }, answer);
}
