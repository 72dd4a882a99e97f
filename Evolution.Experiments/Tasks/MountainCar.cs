using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Experiments.Tasks;

/// <summary>The state of <c>mountain-car/1</c> and of <c>mountain-car-continuous/1</c>.</summary>
public struct MountainCarState
{
    /// <summary>Position along the valley, from -1.2 to 0.6; the bottom is near -0.52.</summary>
    public float X;

    /// <summary>Change of position a step, at most 0.07 either way.</summary>
    public float Velocity;
}

/// <summary>
/// MountainCar-v0 of Gymnasium: an engine too weak for the hill must gather speed on both slopes. Each step costs 1, until
/// the car is at 0.5 on the right hill, at most 200.
/// </summary>
/// <remarks>
/// Equations: Moore 1990, as in Gymnasium's mountain_car.py. The largest of three outputs wins; of equal ones the first.
/// Gymnasium calls it solved when 100 episodes average -110.
/// </remarks>
public readonly struct MountainCar : IEnvironment<MountainCarState>
{
    private const float Engine = 0.001f;
    private const float Gravity = 0.0025f;
    private const float Goal = 0.5f;
    private const float LeastX = -1.2f;
    private const float MostX = 0.6f;
    private const float MostSpeed = 0.07f;
    private const float SolvedReward = -110f;

    /// <summary>Gets the entry of the catalog.</summary>
    public static TaskDescriptor Descriptor { get; } = new TaskDescriptor<NoParameters>(
        "mountain-car",
        version: 1,
        "MountainCar-v0; fitness is the mean reward, at least -200; solved when 100 fresh episodes average -110.",
        (id, _) => new EnvironmentEvolutionTask<MountainCar, MountainCarState>(
            id,
            default,
            ["x", "velocity"],
            ["left", "coast", "right"])
        {
            ChampionTests = [new ChampionTest(Episodes: 100, Threshold: SolvedReward)],
        });

    /// <inheritdoc/>
    public static int InputCount => 2;

    /// <inheritdoc/>
    public static int OutputCount => 3;

    /// <inheritdoc/>
    public int MaxSteps => 200;

    /// <inheritdoc/>
    public MountainCarState Reset(ref RandomStream random, int episode) => Start(ref random);

    /// <inheritdoc/>
    public void Observe<TInputs>(in MountainCarState state, TInputs inputs)
        where TInputs : struct, IFloatBuffer, allows ref struct
    {
        inputs[0] = state.X;
        inputs[1] = state.Velocity;
    }

    /// <inheritdoc/>
    public bool Step<TOutputs>(ref MountainCarState state, TOutputs outputs, ref float score)
        where TOutputs : struct, IFloatBuffer, allows ref struct
    {
        Drive(ref state, ThreeActions.Choose(outputs) * Engine);
        score -= 1f;
        return !(state.X >= Goal && state.Velocity >= 0f);
    }

    /// <inheritdoc/>
    public TaskScore Conclude(float total, int episodes)
    {
        float mean = total / episodes;
        return new TaskScore(mean, mean >= SolvedReward);
    }

    /// <summary>Starts at rest, from -0.6 to -0.4.</summary>
    internal static MountainCarState Start(ref RandomStream random) => new() { X = (random.NextFloat() * 0.2f) - 0.6f };

    /// <summary>Moves the car by one step with the engine's acceleration.</summary>
    internal static void Drive(ref MountainCarState state, float engine)
    {
        float velocity = state.Velocity + (engine - (PortableMath.Cos(3f * state.X) * Gravity));
        velocity = PortableMath.Clamp(velocity, -MostSpeed, MostSpeed);
        float x = PortableMath.Clamp(state.X + velocity, LeastX, MostX);
        state.X = x;
        state.Velocity = x <= LeastX && velocity < 0f ? 0f : velocity;
    }
}
