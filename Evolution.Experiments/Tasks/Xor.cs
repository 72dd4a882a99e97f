using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Experiments.Tasks;

/// <summary>When <c>xor/1</c> counts as solved.</summary>
public enum XorCriterion
{
    /// <summary>All four rows fall on the right side of 0.5 (Stanley and Miikkulainen 2002, section 4.1); fitness (4 - sum of errors)^2, or 0 beyond 4.</summary>
    Classification,

    /// <summary>4 - sum of squared errors reaches 3.9, the stricter criterion of neat-python; fitness is that number.</summary>
    SquaredError,
}

/// <summary>The parameters of <c>xor/1</c>.</summary>
public sealed class XorParameters
{
    /// <summary>Gets or sets when the task counts as solved.</summary>
    /// <value>Default: classification.</value>
    public XorCriterion Criterion { get; set; } = XorCriterion.Classification;
}

/// <summary>Exclusive or of two bits: the smallest problem that needs a hidden node.</summary>
/// <param name="criterion">When it counts as solved.</param>
public readonly struct Xor(XorCriterion criterion) : ISampleTask
{
    private readonly XorCriterion _criterion = criterion;

    /// <summary>Gets the entry of the catalog.</summary>
    public static TaskDescriptor Descriptor { get; } = new TaskDescriptor<XorParameters>(
        "xor",
        version: 1,
        "Exclusive or of two bits; fitness at most 16, or 4 with the squared-error criterion.",
        (id, parameters) => new SampleEvolutionTask<Xor>(
            id,
            new Xor(parameters.Criterion),
            new SampleTable(inputCount: 2, targetCount: 1, [0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0]),
            ["a", "b"],
            ["xor"]));

    /// <inheritdoc/>
    public RowScore ScoreRow<TOutputs, TTargets>(TOutputs outputs, TTargets targets)
        where TOutputs : struct, IFloatBuffer, allows ref struct
        where TTargets : struct, IFloatBuffer, allows ref struct
    {
        float error = MathF.Abs(outputs[0] - targets[0]);
        return new RowScore(_criterion == XorCriterion.SquaredError ? error * error : error, BinaryTable.Passes(outputs[0], targets[0]));
    }

    /// <inheritdoc/>
    public TaskScore Conclude(float total, int passed, int rows)
    {
        float left = rows - total;

        // Outputs that are not bounded can be wrong by more than 4 in all, and squaring would reward it.
        float earned = PortableMath.Max(left, 0f);
        return _criterion == XorCriterion.SquaredError ? new TaskScore(left, left >= 3.9f) : new TaskScore(earned * earned, passed == rows);
    }
}
