using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Experiments.Tasks;

/// <summary>
/// MountainCarContinuous-v0 of Gymnasium: the valley of <see cref="MountainCar"/> with an engine that can be throttled. Each
/// step costs a tenth of the squared action, and 0.45 on the right hill earns 100; at most 999 steps.
/// </summary>
/// <remarks>
/// Equations: Moore 1990, as in Gymnasium's continuous_mountain_car.py. The action is the output, limited to -1 to 1, so
/// the network's output should be able to be negative. Gymnasium calls it solved when 100 episodes average 90.
/// </remarks>
public readonly struct MountainCarContinuous : IEnvironment<MountainCarState>
{
    private const float Power = 0.0015f;
    private const float Goal = 0.45f;
    private const float SolvedReward = 90f;

    /// <summary>Gets the entry of the catalog.</summary>
    public static TaskDescriptor Descriptor { get; } = new TaskDescriptor<NoParameters>(
        "mountain-car-continuous",
        version: 1,
        "MountainCarContinuous-v0; fitness is the mean reward, below 100; solved when 100 fresh episodes average 90.",
        (id, _) => new EnvironmentEvolutionTask<MountainCarContinuous, MountainCarState>(
            id,
            default,
            ["x", "velocity"],
            ["engine"])
        {
            ChampionTests = [new ChampionTest(Episodes: 100, Threshold: SolvedReward)],
        });

    /// <inheritdoc/>
    public static int InputCount => 2;

    /// <inheritdoc/>
    public static int OutputCount => 1;

    /// <inheritdoc/>
    public int MaxSteps => 999;

    /// <inheritdoc/>
    public MountainCarState Reset(ref RandomStream random, int episode) => MountainCar.Start(ref random);

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
        float action = PortableMath.Clamp(outputs[0], -1f, 1f);
        MountainCar.Drive(ref state, action * Power);
        bool arrived = state.X >= Goal && state.Velocity >= 0f;
        score += (arrived ? 100f : 0f) - (action * action * 0.1f);
        return !arrived;
    }

    /// <inheritdoc/>
    public TaskScore Conclude(float total, int episodes)
    {
        float mean = total / episodes;
        return new TaskScore(mean, mean >= SolvedReward);
    }
}
