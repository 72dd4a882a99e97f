namespace Evolution.Core.Tasks;

/// <summary>The rows of a sample task. Immutable and safe to share between threads.</summary>
public sealed class SampleTable
{
    private readonly float[] _inputs;
    private readonly float[] _targets;

    /// <summary>Creates a table from row-major arrays, which it takes over.</summary>
    /// <param name="inputCount">Inputs a row, at least 1.</param>
    /// <param name="targetCount">Targets a row, at least 1.</param>
    /// <param name="inputs">Row-major, rows x <paramref name="inputCount"/>.</param>
    /// <param name="targets">Row-major, rows x <paramref name="targetCount"/>.</param>
    /// <exception cref="ArgumentException">The arrays do not hold the same number of whole rows, or none.</exception>
    public SampleTable(int inputCount, int targetCount, float[] inputs, float[] targets)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(targetCount, 1);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        RowCount = inputs.Length / inputCount;
        if (RowCount == 0 || RowCount * inputCount != inputs.Length || RowCount * targetCount != targets.Length)
        {
            throw new ArgumentException($"{inputs.Length} inputs and {targets.Length} targets are not the same number of rows of {inputCount} and {targetCount}.");
        }

        InputCount = inputCount;
        TargetCount = targetCount;
        _inputs = inputs;
        _targets = targets;
    }

    /// <summary>Gets the number of rows.</summary>
    public int RowCount { get; }

    /// <summary>Gets the inputs a row.</summary>
    public int InputCount { get; }

    /// <summary>Gets the targets a row.</summary>
    public int TargetCount { get; }

    /// <summary>Gets the inputs, row-major: rows x <see cref="InputCount"/>.</summary>
    public ReadOnlySpan<float> Inputs => _inputs;

    /// <summary>Gets the targets, row-major: rows x <see cref="TargetCount"/>.</summary>
    public ReadOnlySpan<float> Targets => _targets;

    /// <summary>Returns the targets of some rows, for reading through a buffer.</summary>
    internal Span<float> TargetsOf(int firstRow, int rows) => _targets.AsSpan(firstRow * TargetCount, rows * TargetCount);
}
