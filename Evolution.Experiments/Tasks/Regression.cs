using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Runtime.InteropServices;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using Evolution.Experiments.Csv;

namespace Evolution.Experiments.Tasks;

/// <summary>What rows of <c>regression/1</c> are summed up to.</summary>
public enum RegressionMeasure
{
    /// <summary>1 / (1 + unexplained variance), from 0 to 1: 0.5 for always answering the mean.</summary>
    Fitness,

    /// <summary>R squared: 1 less the unexplained variance, 0 for always answering the mean, negative below that.</summary>
    RSquared,
}

/// <summary>The parameters of <c>regression/1</c>.</summary>
public sealed class RegressionParameters : CsvParameters
{
    /// <summary>Gets or sets the columns to predict, an output each.</summary>
    /// <value>Required.</value>
    public IReadOnlyList<string> Targets { get; set; } = [];

    /// <summary>Gets or sets the R squared over the training rows that counts as solved.</summary>
    /// <value>Default: 0.9. Range: 0 to 1.</value>
    [Range(0.0, 1.0)]
    public float RSquared { get; set; } = 0.9f;
}

/// <summary>
/// Predicts numbers of a CSV file. The unexplained variance is the mean squared error over the variance of the targets in
/// the training rows, all targets together, so that units do not matter; fitness is 1 / (1 + that).
/// </summary>
/// <param name="targets">Targets a row.</param>
/// <param name="variance">The variance of the targets in the training rows, summed over the targets.</param>
/// <param name="leastRSquared">The R squared that counts as solved.</param>
/// <param name="measure">What is returned.</param>
public readonly struct Regression(int targets, float variance, float leastRSquared, RegressionMeasure measure) : ISampleTask
{
    private readonly int _targets = targets;
    private readonly float _variance = variance;
    private readonly float _leastRSquared = leastRSquared;
    private readonly RegressionMeasure _measure = measure;

    /// <summary>Gets the entry of the catalog.</summary>
    public static TaskDescriptor Descriptor { get; } = new TaskDescriptor<RegressionParameters>(
        "regression",
        version: 1,
        "Predicts numbers of a CSV file; fitness 1 / (1 + unexplained variance), the champion's R squared is told on rows held back.",
        Create)
    {
        HasDefaults = false,
    };

    /// <inheritdoc/>
    public RowScore ScoreRow<TOutputs, TTargets>(TOutputs outputs, TTargets targets)
        where TOutputs : struct, IFloatBuffer, allows ref struct
        where TTargets : struct, IFloatBuffer, allows ref struct
    {
        float squares = 0f;
        for (int i = 0; i < _targets; i++)
        {
            float error = outputs[i] - targets[i];
            squares += error * error;
        }

        float unexplained = squares / _variance;
        return new RowScore(unexplained, 1f - unexplained >= _leastRSquared);
    }

    /// <inheritdoc/>
    public TaskScore Conclude(float total, int passed, int rows)
    {
        float unexplained = total / rows;
        float rSquared = 1f - unexplained;
        return new TaskScore(_measure == RegressionMeasure.RSquared ? rSquared : 1f / (unexplained + 1f), rSquared >= _leastRSquared);
    }

    private static SampleEvolutionTask<Regression> Create(string id, RegressionParameters parameters)
    {
        if (parameters.Targets.Count == 0)
        {
            throw new TaskParameterException([new ParameterFault("targets", "missing: the columns to predict")]);
        }

        var targets = new List<float>();
        CsvData data = CsvData.Read(
            parameters,
            [.. parameters.Targets.Select((name, i) => (string.Create(CultureInfo.InvariantCulture, $"targets[{i}]"), name))],
            (file, columns) => targets.AddRange(columns.Select(file.Number)));
        int count = parameters.Targets.Count;
        float[] training = CsvSplit.Take(CollectionsMarshal.AsSpan(targets), count, data.Split.Training);
        float[] test = CsvSplit.Take(CollectionsMarshal.AsSpan(targets), count, data.Split.Test);
        var scale = CsvScale.Of(training, count);
        int constant = Array.FindIndex(scale.Deviation, deviation => !(deviation > 0));
        if (constant >= 0)
        {
            string message = $"\"{parameters.Targets[constant]}\" has one value in all {data.Split.Training.Length} training rows";
            throw new TaskParameterException([new ParameterFault($"targets[{constant}]", message)]);
        }

        double variance = scale.Deviation.Sum(deviation => deviation * deviation);
        if (parameters.Standardize)
        {
            scale.Apply(training);
            scale.Apply(test);
            variance = count;
        }

        SampleEvolutionTask<Regression> TaskOf(RegressionMeasure measure, float[] inputs, float[] wanted) => new(
            id,
            new Regression(count, (float)variance, parameters.RSquared, measure),
            new SampleTable(data.Columns.Inputs.Length, count, inputs, wanted),
            data.Columns.InputNames,
            parameters.Targets)
        {
            ChampionTests = measure == RegressionMeasure.RSquared || test.Length == 0
                ? []
                : [new ChampionTest(1, null) { Name = $"R squared on {data.Split.Test.Length} rows held back", Task = TaskOf(RegressionMeasure.RSquared, data.TestInputs, test) }],
        };

        return TaskOf(RegressionMeasure.Fitness, data.TrainingInputs, training);
    }
}
