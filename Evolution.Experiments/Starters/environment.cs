using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

/// <summary>The state of an episode: numbers only.</summary>
public struct MyTaskState
{
    public float Position;
    public float Speed;
    public int Step;
}

/// <summary>A closed loop: push a sled on ice to position 0 and hold it there. The score is the share of steps near 0.</summary>
public readonly struct MyTask : IEnvironment<MyTaskState>
{
    public static TaskDescriptor Descriptor { get; } = new TaskDescriptor<NoParameters>(
        "my-task",
        version: 1,
        "A sled on ice that is pushed to position 0 and held there.",
        (id, _) => new EnvironmentEvolutionTask<MyTask, MyTaskState>(id, default, ["position", "speed"], ["push"]));

    public static int InputCount => 2;

    public static int OutputCount => 1;

    public int MaxSteps => 200;

    /// <summary>Starts an episode. This code is also the GPU's: no throw, no array, and PortableMath instead of Math.</summary>
    public MyTaskState Reset(ref RandomStream random, int episode) => new() { Position = random.NextSigned() };

    public void Observe<TInputs>(in MyTaskState state, TInputs inputs)
        where TInputs : struct, IFloatBuffer, allows ref struct
    {
        inputs[0] = state.Position;
        inputs[1] = state.Speed;
    }

    /// <summary>Applies the outputs for one step; returns false when the episode has ended.</summary>
    public bool Step<TOutputs>(ref MyTaskState state, TOutputs outputs, ref float score)
        where TOutputs : struct, IFloatBuffer, allows ref struct
    {
        float push = (2f * outputs[0]) - 1f;
        state.Speed += push * 0.05f;
        state.Position += state.Speed * 0.05f;
        state.Step++;
        score += MathF.Abs(state.Position) < 0.05f ? 1f / 200f : 0f;
        return MathF.Abs(state.Position) < 3f;
    }

    /// <summary>Turns the sum of the episodes' scores into the fitness, and says whether the task is solved.</summary>
    public TaskScore Conclude(float total, int episodes) => new(total / episodes, total / episodes > 0.85f);
}
