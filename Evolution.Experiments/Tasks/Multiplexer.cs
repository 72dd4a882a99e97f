using System.ComponentModel.DataAnnotations;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Experiments.Tasks;

/// <summary>The parameters of <c>multiplexer/1</c>.</summary>
public sealed class MultiplexerParameters
{
    /// <summary>Gets or sets the number of address bits: 2 make the 6-multiplexer, 3 the 11-multiplexer.</summary>
    /// <value>Default: 2. Range: 2 to 3.</value>
    [Range(2, 3)]
    public int AddressBits { get; set; } = 2;
}

/// <summary>Multiplexer: the address bits choose which data bit is the answer. Fitness is 1 less the mean squared error, at most 1.</summary>
public readonly struct Multiplexer : ISampleTask
{
    /// <summary>Gets the entry of the catalog.</summary>
    public static TaskDescriptor Descriptor { get; } = new TaskDescriptor<MultiplexerParameters>(
        "multiplexer",
        version: 1,
        "The 6- or 11-multiplexer; fitness 1 less the mean squared error, solved when every row is on the right side of 0.5.",
        (id, parameters) => Create(id, parameters.AddressBits));

    /// <inheritdoc/>
    public RowScore ScoreRow<TOutputs, TTargets>(TOutputs outputs, TTargets targets)
        where TOutputs : struct, IFloatBuffer, allows ref struct
        where TTargets : struct, IFloatBuffer, allows ref struct =>
        BinaryTable.ScoreRow(outputs[0], targets[0]);

    /// <inheritdoc/>
    public TaskScore Conclude(float total, int passed, int rows) => BinaryTable.Conclude(total, passed, rows);

    private static SampleEvolutionTask<Multiplexer> Create(string id, int addressBits)
    {
        int dataBits = 1 << addressBits;
        SampleTable table = BinaryTable.Create(
            addressBits + dataBits,
            bits => (bits >> (addressBits + (bits & (dataBits - 1)))) & 1);
        string[] names = [.. BinaryTable.Names("address", addressBits), .. BinaryTable.Names("data", dataBits)];
        return new SampleEvolutionTask<Multiplexer>(id, default, table, names, ["selected"]);
    }
}
