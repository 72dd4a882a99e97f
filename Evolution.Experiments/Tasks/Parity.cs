using System.ComponentModel.DataAnnotations;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Experiments.Tasks;

/// <summary>The parameters of <c>parity/1</c>.</summary>
public sealed class ParityParameters
{
    /// <summary>Gets or sets the number of bits.</summary>
    /// <value>Default: 3. Range: 2 to 10.</value>
    [Range(2, 10)]
    public int Bits { get; set; } = 3;
}

/// <summary>Odd parity: 1 where an odd number of the bits is 1. Fitness is 1 less the mean squared error, at most 1.</summary>
public readonly struct Parity : ISampleTask
{
    /// <summary>Gets the entry of the catalog.</summary>
    public static TaskDescriptor Descriptor { get; } = new TaskDescriptor<ParityParameters>(
        "parity",
        version: 1,
        "Odd parity of 2 to 10 bits; fitness 1 less the mean squared error, solved when every row is on the right side of 0.5.",
        (id, parameters) => new SampleEvolutionTask<Parity>(
            id,
            default,
            BinaryTable.Create(parameters.Bits, bits => int.PopCount(bits) & 1),
            BinaryTable.Names("bit", parameters.Bits),
            ["parity"]));

    /// <inheritdoc/>
    public RowScore ScoreRow<TOutputs, TTargets>(TOutputs outputs, TTargets targets)
        where TOutputs : struct, IFloatBuffer, allows ref struct
        where TTargets : struct, IFloatBuffer, allows ref struct =>
        BinaryTable.ScoreRow(outputs[0], targets[0]);

    /// <inheritdoc/>
    public TaskScore Conclude(float total, int passed, int rows) => BinaryTable.Conclude(total, passed, rows);
}
