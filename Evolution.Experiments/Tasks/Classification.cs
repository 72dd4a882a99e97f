using System.ComponentModel.DataAnnotations;
using System.Runtime.CompilerServices;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using Evolution.Experiments.Csv;

namespace Evolution.Experiments.Tasks;

/// <summary>What rows of <c>classification/1</c> are summed up to.</summary>
public enum ClassificationMeasure
{
    /// <summary>Half the accuracy and half the geometric mean of the probability that the right class is given, from 0 to 1.</summary>
    Fitness,

    /// <summary>The share of the rows whose largest output is that of their class.</summary>
    Accuracy,
}

/// <summary>The parameters of <c>classification/1</c>.</summary>
public sealed class ClassificationParameters : CsvParameters
{
    /// <summary>Gets or sets the column that holds the class, any text.</summary>
    /// <value>Required.</value>
    public string Target { get; set; } = string.Empty;

    /// <summary>Gets or sets the accuracy over the training rows that counts as solved.</summary>
    /// <value>Default: 0.95. Range: 0 to 1.</value>
    [Range(0.0, 1.0)]
    public float Accuracy { get; set; } = 0.95f;
}

/// <summary>
/// Tells the classes of a CSV file apart: an output a class, and the largest one is the answer. A softmax of the outputs
/// gives each class a probability; fitness is half the accuracy and half exp(-cross entropy), which is the geometric mean
/// of the probabilities that the right classes are given, so that a row right by a wider margin counts for more.
/// </summary>
/// <remarks>A row with two equal largest outputs is not answered. Outputs do best without squashing: <c>network.outputActivation</c> identity.</remarks>
/// <param name="classes">The number of classes.</param>
/// <param name="leastAccuracy">The accuracy that counts as solved.</param>
/// <param name="measure">What is returned.</param>
public readonly struct Classification(int classes, float leastAccuracy, ClassificationMeasure measure) : ISampleTask
{
    private readonly int _classes = classes;
    private readonly float _leastAccuracy = leastAccuracy;
    private readonly ClassificationMeasure _measure = measure;

    /// <summary>Gets the entry of the catalog.</summary>
    public static TaskDescriptor Descriptor { get; } = new TaskDescriptor<ClassificationParameters>(
        "classification",
        version: 1,
        "Tells the classes of a CSV file apart; fitness at most 1, the champion's accuracy is told on rows held back.",
        Create)
    {
        HasDefaults = false,
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowScore ScoreRow<TOutputs, TTargets>(TOutputs outputs, TTargets targets)
        where TOutputs : struct, IFloatBuffer, allows ref struct
        where TTargets : struct, IFloatBuffer, allows ref struct
    {
        float right = 0f;
        float other = float.NegativeInfinity;
        for (int i = 0; i < _classes; i++)
        {
            bool isRight = targets[i] > 0.5f;
            right = isRight ? outputs[i] : right;
            other = isRight ? other : PortableMath.Max(other, outputs[i]);
        }

        // With the largest output taken off first, no exponential overflows.
        float largest = PortableMath.Max(right, other);
        float sum = 0f;
        for (int i = 0; i < _classes; i++)
        {
            sum += PortableMath.Exp(outputs[i] - largest);
        }

        return new RowScore(right - largest - PortableMath.Log(sum), right > other);
    }

    /// <inheritdoc/>
    public TaskScore Conclude(float total, int passed, int rows)
    {
        float accuracy = (float)passed / rows;
        float fitness = (accuracy + PortableMath.Exp(total / rows)) * 0.5f;
        return new TaskScore(_measure == ClassificationMeasure.Accuracy ? accuracy : fitness, accuracy >= _leastAccuracy);
    }

    private static SampleEvolutionTask<Classification> Create(string id, ClassificationParameters parameters)
    {
        if (parameters.Target.Length == 0)
        {
            throw new TaskParameterException([new ParameterFault("target", "missing: the column that holds the class")]);
        }

        var labels = new List<string>();
        CsvData data = CsvData.Read(
            parameters,
            [("target", parameters.Target)],
            (file, columns) => labels.Add(string.Intern(file.Text(columns[0]))));
        string[] classes = [.. labels.Distinct().Order(StringComparer.Ordinal)];
        if (data.Split.Training.Select(row => labels[row]).Distinct().Count() < 2)
        {
            string message = $"\"{parameters.Target}\" has one value in all {data.Split.Training.Length} training rows, so that there is nothing to tell apart";
            throw new TaskParameterException([new ParameterFault("target", message)]);
        }

        SampleEvolutionTask<Classification> TaskOf(ClassificationMeasure measure, float[] inputs, int[] rows) => new(
            id,
            new Classification(classes.Length, parameters.Accuracy, measure),
            new SampleTable(data.Columns.Inputs.Length, classes.Length, inputs, OneHot(labels, classes, rows)),
            data.Columns.InputNames,
            classes)
        {
            ChampionTests = measure == ClassificationMeasure.Accuracy || data.Split.Test.Length == 0
                ? []
                : [new ChampionTest(1, null) { Name = $"accuracy on {data.Split.Test.Length} rows held back", Task = TaskOf(ClassificationMeasure.Accuracy, data.TestInputs, data.Split.Test) }],
        };

        return TaskOf(ClassificationMeasure.Fitness, data.TrainingInputs, data.Split.Training);
    }

    /// <summary>Returns 1 for each row's own class and 0 for the others; rows x classes.</summary>
    private static float[] OneHot(List<string> labels, string[] classes, int[] rows)
    {
        float[] targets = new float[rows.Length * classes.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            targets[(i * classes.Length) + Array.BinarySearch(classes, labels[rows[i]], StringComparer.Ordinal)] = 1f;
        }

        return targets;
    }
}
