using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Tests.Support;

/// <summary>The state of <see cref="DriftTask"/>.</summary>
internal struct DriftState
{
    /// <summary>Where the episode is.</summary>
    public float Position;

    /// <summary>The number of its episode.</summary>
    public int Episode;

    /// <summary>Control steps left.</summary>
    public int Left;
}

/// <summary>Episodes of different lengths whose score depends on every output, every step and the episode's number.</summary>
internal readonly struct DriftTask : IEnvironment<DriftState>
{
    /// <inheritdoc/>
    public static int InputCount => 3;

    /// <inheritdoc/>
    public static int OutputCount => 2;

    /// <inheritdoc/>
    public int MaxSteps => 12;

    /// <inheritdoc/>
    public DriftState Reset(ref RandomStream random, int episode) => new()
    {
        Position = random.NextSigned(),
        Episode = episode,
        Left = 1 + random.NextInt(20),
    };

    /// <inheritdoc/>
    public void Observe<TInputs>(in DriftState state, TInputs inputs)
        where TInputs : struct, IFloatBuffer, allows ref struct
    {
        inputs[0] = state.Position;
        inputs[1] = state.Left * 0.1f;
        inputs[2] = state.Episode * 0.01f;
    }

    /// <inheritdoc/>
    public bool Step<TOutputs>(ref DriftState state, TOutputs outputs, ref float score)
        where TOutputs : struct, IFloatBuffer, allows ref struct
    {
        float push = outputs[0] - outputs[1];
        state.Position += push > 1f ? 0.1f : push < -1f ? -0.1f : push * 0.1f;
        score += state.Position + (outputs[1] * 0.001f);
        return --state.Left > 0;
    }

    /// <inheritdoc/>
    public TaskScore Conclude(float total, int episodes) => new(total / episodes, total > 10f);

    /// <summary>Returns the task.</summary>
    public static EnvironmentEvolutionTask<DriftTask, DriftState> Create() => new("drift/1", default, ["a", "b", "c"], ["x", "y"]);
}
