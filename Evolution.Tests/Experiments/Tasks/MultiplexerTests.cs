using Evolution.Core.Tasks;
using Evolution.Experiments.Tasks;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Tasks;

[TestFixture]
public sealed class MultiplexerTests
{
    [TestCase(2, 6)]
    [TestCase(3, 11)]
    public void Table_HasEveryRowOnceWithTheSelectedBit(int addressBits, int inputCount)
    {
        List<(float[] Inputs, float Target)> rows = TableReader.Rows(Multiplexer.Descriptor, new MultiplexerParameters { AddressBits = addressBits });
        Assert.That(rows, Has.Count.EqualTo(1 << inputCount));
        Assert.That(rows.Select(row => string.Concat(row.Inputs.Select(bit => bit == 0f ? '0' : '1'))), Is.Unique);
        foreach ((float[] inputs, float target) in rows)
        {
            Assert.That(inputs, Has.Length.EqualTo(inputCount).And.All.AnyOf(0f, 1f));
            int address = 0;
            for (int bit = addressBits - 1; bit >= 0; bit--)
            {
                address = (2 * address) + (int)inputs[bit];
            }

            Assert.That(target, Is.EqualTo(inputs[addressBits + address]));
        }
    }

    [Test]
    public void Names_TellAddressFromData()
    {
        EvolutionTask task = Multiplexer.Descriptor.Create(new MultiplexerParameters());
        Assert.That(string.Join(' ', task.InputNames), Is.EqualTo("address0 address1 data0 data1 data2 data3"));
    }

    [TestCase(2)]
    [TestCase(3)]
    public void PerfectAnswers_EarnOneAndSolve(int addressBits) =>
        Assert.That(Score(addressBits, (_, target) => target), Is.EqualTo(new TaskScore(1f, Solved: true)));

    // Half of the targets are 1: every squared error is 0.25, or half of them are 1.
    [TestCase(0.5f, 0.75f)]
    [TestCase(0f, 0.5f)]
    [TestCase(1f, 0.5f)]
    public void ConstantAnswers_EarnTheirErrorsAndDoNotSolve(float answer, float fitness) =>
        Assert.That(Score(addressBits: 3, (_, _) => answer), Is.EqualTo(new TaskScore(fitness, Solved: false)));

    [Test]
    public void BarelyClassifiedRows_Solve() =>
        Assert.That(Score(addressBits: 3, (_, target) => target == 1f ? 0.5f : MathF.BitDecrement(0.5f)).Solved, Is.True);

    [TestCase(0.5f)]
    [TestCase(float.NaN)]
    public void OneWrongRow_DoesNotSolve(float answer) =>
        Assert.That(Score(addressBits: 3, (inputs, target) => inputs.Sum() == 0f ? answer : target).Solved, Is.False);

    private static TaskScore Score(int addressBits, Func<float[], float, float> answer) =>
        AnswerScorer.Score(Multiplexer.Descriptor, new MultiplexerParameters { AddressBits = addressBits }, answer);
}
