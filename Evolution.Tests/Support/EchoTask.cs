using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Tests.Support;

/// <summary>A task of rows whose fitness lets every output bit through: a chain of sums and products over the rows.</summary>
internal readonly struct EchoTask : ISampleTask
{
    /// <inheritdoc/>
    public RowScore ScoreRow<TOutputs, TTargets>(TOutputs outputs, TTargets targets)
        where TOutputs : struct, IFloatBuffer, allows ref struct
        where TTargets : struct, IFloatBuffer, allows ref struct =>
        new((outputs[0] * targets[0]) + (outputs[1] * targets[1]), outputs[0] > outputs[1]);

    /// <inheritdoc/>
    public TaskScore Conclude(float total, int passed, int rows) => new(total + passed, passed == rows);

    /// <summary>Returns the task over a number of random rows for <see cref="RandomGenomes.Shape"/>.</summary>
    public static SampleEvolutionTask<EchoTask> Create(int rows)
    {
        int inputs = RandomGenomes.Shape.TaskInputs;
        var random = new RandomStream(17, 0, 0, 0);
        float[] table = new float[rows * inputs];
        float[] targets = new float[rows * RandomGenomes.Shape.Outputs];
        foreach (ref float input in table.AsSpan())
        {
            input = random.NextSigned() * 2f;
        }

        foreach (ref float target in targets.AsSpan())
        {
            target = random.NextSigned();
        }

        return new SampleEvolutionTask<EchoTask>("echo/1", default, new SampleTable(inputs, RandomGenomes.Shape.Outputs, table, targets), ["a", "b", "c"], ["x", "y"]);
    }
}
