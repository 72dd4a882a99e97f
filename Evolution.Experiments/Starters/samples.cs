using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

/// <summary>The parameters of my-task, set in the config under task.parameters.</summary>
public sealed class MyTaskParameters
{
    /// <summary>Gets or sets the rows.</summary>
    [System.ComponentModel.DataAnnotations.Range(2, 100_000)]
    public int Rows { get; set; } = 64;
}

/// <summary>A table of rows: here y = x * x for x from -1 to 1. The score is 1 less the mean squared error.</summary>
public readonly struct MyTask : ISampleTask
{
    public static TaskDescriptor Descriptor { get; } = new TaskDescriptor<MyTaskParameters>(
        "my-task",
        version: 1,
        "The square of a number.",
        (id, parameters) => new SampleEvolutionTask<MyTask>(id, default, Table(parameters.Rows), ["x"], ["square"]));

    /// <summary>Scores one row. This code is also the GPU's: no throw, no array, and PortableMath instead of Math.</summary>
    public RowScore ScoreRow<TOutputs, TTargets>(TOutputs outputs, TTargets targets)
        where TOutputs : struct, IFloatBuffer, allows ref struct
        where TTargets : struct, IFloatBuffer, allows ref struct
    {
        float error = outputs[0] - targets[0];
        return new RowScore(error * error, MathF.Abs(error) < 0.1f);
    }

    /// <summary>Turns the sum of the rows' scores into the fitness, and says whether the task is solved.</summary>
    public TaskScore Conclude(float total, int passed, int rows) => new(1f - (total / rows), passed == rows);

    private static SampleTable Table(int rows)
    {
        float[] inputs = [.. Enumerable.Range(0, rows).Select(row => (2f * row / (rows - 1)) - 1f)];
        return new SampleTable(inputCount: 1, targetCount: 1, inputs, [.. inputs.Select(x => x * x)]);
    }
}
