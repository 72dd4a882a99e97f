using Evolution.Core.Numerics;

namespace Evolution.Experiments.Csv;

/// <summary>Which rows train and which are held back, each in the order of the file.</summary>
internal sealed class CsvSplit
{
    private CsvSplit(int[] training, int[] test)
    {
        Training = training;
        Test = test;
    }

    /// <summary>Gets the rows that networks evolve on.</summary>
    public int[] Training { get; }

    /// <summary>Gets the rows that test the champion.</summary>
    public int[] Test { get; }

    /// <summary>Holds back a share of the rows, rounded down, at random: the first ones of a shuffle by Fisher and Yates.</summary>
    /// <param name="rows">The rows of the file, at least 1.</param>
    /// <param name="fraction">The share, below 1.</param>
    /// <param name="seed">Decides which.</param>
    public static CsvSplit Of(int rows, double fraction, int seed)
    {
        int held = Share.Of(fraction).RoundedDown(rows);
        int[] order = [.. Enumerable.Range(0, rows)];
        var random = new RandomStream((ulong)seed, 0, 0, 0);
        for (int i = 0; i < held; i++)
        {
            int other = i + random.NextInt(rows - i);
            (order[i], order[other]) = (order[other], order[i]);
        }

        return new CsvSplit([.. order[held..].Order()], [.. order[..held].Order()]);
    }

    /// <summary>Returns some rows of a row-major table.</summary>
    /// <param name="table">Rows x columns.</param>
    /// <param name="columns">The columns of a row.</param>
    /// <param name="rows">The rows to take.</param>
    public static float[] Take(ReadOnlySpan<float> table, int columns, int[] rows)
    {
        float[] taken = new float[rows.Length * columns];
        for (int i = 0; i < rows.Length; i++)
        {
            table.Slice(rows[i] * columns, columns).CopyTo(taken.AsSpan(i * columns));
        }

        return taken;
    }
}
