using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Tests.Support;

/// <summary>A function of one output.</summary>
internal interface IConstruct
{
    /// <summary>Computes it.</summary>
    float Apply(float x);
}

/// <summary>A task of rows that calls one construct.</summary>
internal readonly struct ConstructTask<TConstruct> : ISampleTask
    where TConstruct : struct, IConstruct
{
    /// <inheritdoc/>
    public RowScore ScoreRow<TOutputs, TTargets>(TOutputs outputs, TTargets targets)
        where TOutputs : struct, IFloatBuffer, allows ref struct
        where TTargets : struct, IFloatBuffer, allows ref struct =>
        new(default(TConstruct).Apply(outputs[0]) - targets[0], true);

    /// <inheritdoc/>
    public TaskScore Conclude(float total, int passed, int rows) => new(total, false);
}
