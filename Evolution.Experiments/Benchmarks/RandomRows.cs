using Evolution.Core.Genomes;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Experiments.Benchmarks;

/// <summary>Random rows, scored by the sum of their outputs, so that hardly anything but networks is computed.</summary>
public readonly struct RandomRows : ISampleTask
{
    /// <summary>Creates the task.</summary>
    public static EvolutionTask CreateTask(int inputs, int outputs, int rows)
    {
        var random = new RandomStream(1, generation: 0, genome: 0, (int)RandomPurpose.Synthetic);
        float[] values = new float[inputs * rows];
        foreach (ref float value in values.AsSpan())
        {
            value = random.NextSigned();
        }

        return new SampleEvolutionTask<RandomRows>(
            "random-rows/1",
            default,
            new SampleTable(inputs, outputs, values, new float[outputs * rows]),
            [.. Enumerable.Range(0, inputs).Select(input => $"in{input}")],
            [.. Enumerable.Range(0, outputs).Select(output => $"out{output}")]);
    }

    /// <inheritdoc/>
    public RowScore ScoreRow<TOutputs, TTargets>(TOutputs outputs, TTargets targets)
        where TOutputs : struct, IFloatBuffer, allows ref struct
        where TTargets : struct, IFloatBuffer, allows ref struct => new(outputs[0], Passed: false);

    /// <inheritdoc/>
    public TaskScore Conclude(float total, int passed, int rows) => new(total / rows, Solved: false);
}
