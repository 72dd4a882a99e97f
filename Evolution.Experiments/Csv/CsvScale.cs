namespace Evolution.Experiments.Csv;

/// <summary>Mean and standard deviation of each column over the training rows.</summary>
internal sealed class CsvScale
{
    private readonly double[] _mean;

    private CsvScale(double[] mean, double[] deviation)
    {
        _mean = mean;
        Deviation = deviation;
    }

    /// <summary>Gets the standard deviation of each column, over the number of rows.</summary>
    public double[] Deviation { get; }

    /// <summary>Measures the columns of a row-major table.</summary>
    public static CsvScale Of(ReadOnlySpan<float> table, int columns)
    {
        int rows = table.Length / columns;
        double[] mean = new double[columns];
        double[] deviation = new double[columns];
        for (int i = 0; i < table.Length; i++)
        {
            mean[i % columns] += (double)table[i] / rows;
        }

        for (int i = 0; i < table.Length; i++)
        {
            double difference = table[i] - mean[i % columns];
            deviation[i % columns] += difference * difference / rows;
        }

        return new CsvScale(mean, [.. deviation.Select(Math.Sqrt)]);
    }

    /// <summary>Shifts and scales every value; a column that never changes becomes 0 over the training rows.</summary>
    public void Apply(Span<float> table)
    {
        int columns = _mean.Length;
        for (int i = 0; i < table.Length; i++)
        {
            int column = i % columns;
            table[i] = (float)((table[i] - _mean[column]) / (Deviation[column] > 0 ? Deviation[column] : 1));
        }
    }
}
