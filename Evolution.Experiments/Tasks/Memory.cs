using System.ComponentModel.DataAnnotations;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Experiments.Tasks;

/// <summary>Which sequences <c>memory/1</c> plays.</summary>
public enum MemorySequences
{
    /// <summary>Random ones, fresh in every generation.</summary>
    Random,

    /// <summary>Each of them once, by the number of the episode.</summary>
    All,
}

/// <summary>The parameters of <c>memory/1</c>.</summary>
public sealed class MemoryParameters
{
    /// <summary>Gets or sets the number of bits to remember.</summary>
    /// <value>Default: 1. Range: 1 to 12.</value>
    [Range(1, 12)]
    public int Length { get; set; } = 1;

    /// <summary>Gets or sets the steps between the last bit and the recall.</summary>
    /// <value>Default: 1. Range: 0 to 1000.</value>
    [Range(0, 1000)]
    public int Delay { get; set; } = 1;
}

/// <summary>The state of <c>memory/1</c>.</summary>
public struct MemoryState
{
    /// <summary>The sequence; its first bit is the lowest.</summary>
    public int Bits;

    /// <summary>The steps done.</summary>
    public int Step;
}

/// <summary>
/// Recall: the network is shown a sequence of bits, one a step, waits, and then has to say them in their order, one a step.
/// It cannot be solved without memory, so it needs recurrent networks.
/// </summary>
/// <remarks>
/// Inputs: the bit as -1 or 1 while it is shown, else 0; 1 while bits are shown, else 0; 1 while they are asked for, else 0.
/// An output of at least 0.5 says 1. A right answer earns 1, a wrong one half of
/// what its error lacks to 1, so at most a quarter: only if all are right does the sum reach the number of bits.
/// </remarks>
/// <param name="length">The bits of a sequence.</param>
/// <param name="delay">The steps of waiting.</param>
/// <param name="sequences">Which sequences are played.</param>
public readonly struct Memory(int length, int delay, MemorySequences sequences) : IEnvironment<MemoryState>
{
    private readonly int _length = length;
    private readonly int _delay = delay;
    private readonly MemorySequences _sequences = sequences;

    /// <summary>Gets the entry of the catalog.</summary>
    public static TaskDescriptor Descriptor { get; } = new TaskDescriptor<MemoryParameters>(
        "memory",
        version: 1,
        "Recall of a sequence of bits after a delay, for recurrent networks; fitness at most 1, solved when every sequence is recalled.",
        Create);

    /// <inheritdoc/>
    public static int InputCount => 3;

    /// <inheritdoc/>
    public static int OutputCount => 1;

    /// <inheritdoc/>
    public int MaxSteps => (2 * _length) + _delay;

    /// <inheritdoc/>
    public MemoryState Reset(ref RandomStream random, int episode)
    {
        int count = 1 << _length;
        return new MemoryState { Bits = _sequences == MemorySequences.All ? episode % count : random.NextInt(count) };
    }

    /// <inheritdoc/>
    public void Observe<TInputs>(in MemoryState state, TInputs inputs)
        where TInputs : struct, IFloatBuffer, allows ref struct
    {
        bool shown = state.Step < _length;
        inputs[0] = shown ? ((state.Bits >> state.Step) & 1) == 1 ? 1f : -1f : 0f;
        inputs[1] = shown ? 1f : 0f;
        inputs[2] = state.Step >= _length + _delay ? 1f : 0f;
    }

    /// <inheritdoc/>
    public bool Step<TOutputs>(ref MemoryState state, TOutputs outputs, ref float score)
        where TOutputs : struct, IFloatBuffer, allows ref struct
    {
        int asked = state.Step - _length - _delay;
        state.Step++;
        if (asked >= 0)
        {
            float wanted = (state.Bits >> asked) & 1;
            score += BinaryTable.Passes(outputs[0], wanted) ? 1f : 0.5f * PortableMath.Max(0f, 1f - MathF.Abs(outputs[0] - wanted));
        }

        return asked < _length - 1;
    }

    /// <inheritdoc/>
    public TaskScore Conclude(float total, int episodes)
    {
        // Whole numbers of this size are exact, and a wrong bit earns at most a quarter.
        float most = (float)episodes * _length;
        return new TaskScore(total / most, total >= most);
    }

    private static EnvironmentEvolutionTask<Memory, MemoryState> Create(string id, MemoryParameters parameters)
    {
        EnvironmentEvolutionTask<Memory, MemoryState> TaskOf(MemorySequences sequences) => new(
            id,
            new Memory(parameters.Length, parameters.Delay, sequences),
            ["bit", "shown", "asked"],
            ["recalled"])
        {
            ChampionTests = sequences == MemorySequences.All
                ? []
                : [new ChampionTest(1 << parameters.Length, 1f) { Name = $"all {1 << parameters.Length} sequences", Task = TaskOf(MemorySequences.All) }],
        };

        return TaskOf(MemorySequences.Random);
    }
}
