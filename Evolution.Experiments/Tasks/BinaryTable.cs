using System.Globalization;
using Evolution.Core.Tasks;

namespace Evolution.Experiments.Tasks;

/// <summary>What the tasks of Boolean functions have in common: all rows of a truth table, and squared errors.</summary>
internal static class BinaryTable
{
    /// <summary>Returns a truth table: row r has bit i of r as its input i.</summary>
    public static SampleTable Create(int bits, Func<int, int> function)
    {
        int rows = 1 << bits;
        float[] inputs = new float[rows * bits];
        float[] targets = new float[rows];
        for (int row = 0; row < rows; row++)
        {
            for (int bit = 0; bit < bits; bit++)
            {
                inputs[(row * bits) + bit] = (row >> bit) & 1;
            }

            targets[row] = function(row);
        }

        return new SampleTable(bits, targetCount: 1, inputs, targets);
    }

    /// <summary>Returns numbered names.</summary>
    public static string[] Names(string prefix, int count) =>
        [.. Enumerable.Range(0, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"{prefix}{number}"))];

    /// <summary>Returns whether an output is on the target's side of 0.5, which itself stands for 1; NaN is on neither.</summary>
    public static bool Passes(float output, float target) => target >= 0.5f ? output >= 0.5f : output < 0.5f;

    /// <summary>Scores a row by its squared error.</summary>
    public static RowScore ScoreRow(float output, float target)
    {
        float error = output - target;
        return new RowScore(error * error, Passes(output, target));
    }

    /// <summary>Returns 1 less the mean squared error; solved when every row passes.</summary>
    public static TaskScore Conclude(float total, int passed, int rows) => new(1f - (total / rows), passed == rows);
}
