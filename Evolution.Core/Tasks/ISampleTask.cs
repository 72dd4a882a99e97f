using Evolution.Core.Numerics;

namespace Evolution.Core.Tasks;

/// <summary>
/// A task of rows: the network sees the inputs of a row and is scored on its outputs. Implement it as a
/// <c>readonly struct</c> in plain C#; the rows themselves lie in a <see cref="SampleTable"/>.
/// </summary>
/// <remarks>
/// The same methods run in the reference evaluator, the SIMD evaluator and the kernel: no <c>throw</c>, no array and no
/// <c>MathF</c> transcendental (use <see cref="PortableMath"/>). Fields are numbers or enums, not <c>bool</c>; for constants see
/// <see cref="IEnvironment{TState}"/>.
/// </remarks>
public interface ISampleTask
{
    /// <summary>Scores one row.</summary>
    /// <param name="outputs">The network's outputs for the row.</param>
    /// <param name="targets">The row's targets.</param>
    RowScore ScoreRow<TOutputs, TTargets>(TOutputs outputs, TTargets targets)
        where TOutputs : struct, IFloatBuffer, allows ref struct
        where TTargets : struct, IFloatBuffer, allows ref struct;

    /// <summary>Turns the summed row scores into a fitness.</summary>
    /// <param name="total">The rows' scores, summed in row order.</param>
    /// <param name="passed">The number of rows that passed.</param>
    /// <param name="rows">The number of rows.</param>
    TaskScore Conclude(float total, int passed, int rows);
}
