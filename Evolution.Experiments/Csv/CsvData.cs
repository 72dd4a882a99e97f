namespace Evolution.Experiments.Csv;

/// <summary>The columns that a task uses, read once and cut into training and test rows.</summary>
internal sealed class CsvData
{
    private CsvData(CsvColumns columns, CsvSplit split, float[] trainingInputs, float[] testInputs)
    {
        Columns = columns;
        Split = split;
        TrainingInputs = trainingInputs;
        TestInputs = testInputs;
    }

    /// <summary>Gets which columns they are.</summary>
    public CsvColumns Columns { get; }

    /// <summary>Gets which rows are where.</summary>
    public CsvSplit Split { get; }

    /// <summary>Gets the inputs of the training rows, row-major, standardized if so asked.</summary>
    public float[] TrainingInputs { get; }

    /// <summary>Gets the inputs of the rows held back, on the scale of the training rows.</summary>
    public float[] TestInputs { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="parameters">The file and how to read it.</param>
    /// <param name="targets">Each target, with the parameter that names it.</param>
    /// <param name="takeTargets">Is called for each row, to take its targets.</param>
    /// <exception cref="Core.Tasks.TaskParameterException">The file is not there, or a column.</exception>
    /// <exception cref="UserException">A row is damaged, or there is none.</exception>
    public static CsvData Read(CsvParameters parameters, IReadOnlyList<(string Path, string Name)> targets, Action<CsvFile, int[]> takeTargets)
    {
        using CsvFile file = CsvColumns.Open(parameters);
        var columns = CsvColumns.Find(file.Header, parameters.Inputs, targets);
        var inputs = new List<float>();
        int rows = 0;
        for (; file.ReadRow(); rows++)
        {
            foreach (int column in columns.Inputs)
            {
                inputs.Add(file.Number(column));
            }

            takeTargets(file, columns.Targets);
        }

        if (rows == 0)
        {
            throw new UserException($"{parameters.File}: no row follows the header.", ExitCode.DamagedFile);
        }

        var split = CsvSplit.Of(rows, parameters.TestFraction, parameters.SplitSeed);
        ReadOnlySpan<float> all = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(inputs);
        float[] training = CsvSplit.Take(all, columns.Inputs.Length, split.Training);
        float[] test = CsvSplit.Take(all, columns.Inputs.Length, split.Test);
        if (parameters.Standardize)
        {
            var scale = CsvScale.Of(training, columns.Inputs.Length);
            scale.Apply(training);
            scale.Apply(test);
        }

        return new CsvData(columns, split, training, test);
    }
}
