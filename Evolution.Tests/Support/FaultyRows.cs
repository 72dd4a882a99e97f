using Evolution.Core.Tasks;

namespace Evolution.Tests.Support;

/// <summary>A task of rows that reads a target beyond the last of its row.</summary>
internal readonly struct FaultyRows : ISampleTask
{
    /// <inheritdoc/>
    public RowScore ScoreRow<TOutputs, TTargets>(TOutputs outputs, TTargets targets)
        where TOutputs : struct, Evolution.Core.Numerics.IFloatBuffer, allows ref struct
        where TTargets : struct, Evolution.Core.Numerics.IFloatBuffer, allows ref struct => new(outputs[0] - targets[1], Passed: false);

    /// <inheritdoc/>
    public TaskScore Conclude(float total, int passed, int rows) => new(total, Solved: false);

    /// <summary>Returns the task, of two rows with a target each.</summary>
    public static SampleEvolutionTask<FaultyRows> Create() =>
        new("rows/1", default, new SampleTable(inputCount: 1, targetCount: 1, [0f, 1f], [0f, 1f]), ["x"], ["y"]);
}
