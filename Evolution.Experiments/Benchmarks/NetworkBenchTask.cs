using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Experiments.Benchmarks;

/// <summary>Rows of random inputs, scored by the first output alone, so that the network is what costs.</summary>
public readonly struct NetworkBenchTask : ISampleTask
{
    /// <inheritdoc/>
    public RowScore ScoreRow<TOutputs, TTargets>(TOutputs outputs, TTargets targets)
        where TOutputs : struct, IFloatBuffer, allows ref struct
        where TTargets : struct, IFloatBuffer, allows ref struct =>
        new(outputs[0] - targets[0], outputs[0] > 0f);

    /// <inheritdoc/>
    public TaskScore Conclude(float total, int passed, int rows) => new(total + passed, passed == rows);

    /// <summary>Returns the task for a network.</summary>
    public static SampleEvolutionTask<NetworkBenchTask> For(NetworkBatch batch, int rows)
    {
        (int inputs, int outputs) = (batch.Shape.TaskInputs, batch.Shape.Outputs);
        var random = new RandomStream(7, generation: 0, genome: 0, purpose: 0);
        float[] table = new float[checked(rows * inputs)];
        foreach (ref float input in table.AsSpan())
        {
            input = random.NextSigned();
        }

        return new SampleEvolutionTask<NetworkBenchTask>(
            "network-bench/1",
            default,
            new SampleTable(inputs, outputs, table, new float[checked(rows * outputs)]),
            [.. Enumerable.Range(0, inputs).Select(input => $"i{input}")],
            [.. Enumerable.Range(0, outputs).Select(output => $"o{output}")]);
    }
}
