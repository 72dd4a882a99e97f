using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Experiments.Tasks;

/// <summary>The state of <c>pendulum/1</c>.</summary>
public struct PendulumState
{
    /// <summary>Angle, in radians from upright, between minus and plus pi.</summary>
    public float Angle;

    /// <summary>Angular velocity, in radians a second, at most 8 either way.</summary>
    public float AngularVelocity;
}

/// <summary>
/// Pendulum-v1 of Gymnasium: a torque of at most 2 N m, too weak to lift the pendulum at once, must swing it up and hold it.
/// Each of 200 steps of 0.05 s costs the squared angle, a tenth of the squared velocity and a thousandth of the squared torque.
/// </summary>
/// <remarks>
/// Equations: Gymnasium's pendulum.py, g = 10, mass and length 1. The torque is twice the output, limited to -2 to 2, so
/// the network's output should be able to be negative. Gymnasium names no threshold; -200 on average is chosen here: hanging
/// still earns about -1,974.
/// </remarks>
public readonly struct Pendulum : IEnvironment<PendulumState>
{
    private const float Gravity = 10f;
    private const float MostTorque = 2f;
    private const float MostVelocity = 8f;
    private const float SecondsPerStep = 0.05f;
    private const float SolvedReward = -200f;

    /// <summary>Gets the entry of the catalog.</summary>
    public static TaskDescriptor Descriptor { get; } = new TaskDescriptor<NoParameters>(
        "pendulum",
        version: 1,
        "Pendulum-v1; fitness is the mean reward, at most 0; solved (our choice) when 100 fresh episodes average -200.",
        (id, _) => new EnvironmentEvolutionTask<Pendulum, PendulumState>(
            id,
            default,
            ["cosAngle", "sinAngle", "angularVelocity"],
            ["torque"])
        {
            ChampionTests = [new ChampionTest(Episodes: 100, Threshold: SolvedReward)],
        });

    /// <inheritdoc/>
    public static int InputCount => 3;

    /// <inheritdoc/>
    public static int OutputCount => 1;

    /// <inheritdoc/>
    public int MaxSteps => 200;

    /// <inheritdoc/>
    public PendulumState Reset(ref RandomStream random, int episode) => new()
    {
        Angle = random.NextSigned() * MathF.PI,
        AngularVelocity = random.NextSigned(),
    };

    /// <inheritdoc/>
    public void Observe<TInputs>(in PendulumState state, TInputs inputs)
        where TInputs : struct, IFloatBuffer, allows ref struct
    {
        inputs[0] = PortableMath.Cos(state.Angle);
        inputs[1] = PortableMath.Sin(state.Angle);
        inputs[2] = state.AngularVelocity;
    }

    /// <inheritdoc/>
    public bool Step<TOutputs>(ref PendulumState state, TOutputs outputs, ref float score)
        where TOutputs : struct, IFloatBuffer, allows ref struct
    {
        float torque = PortableMath.Clamp(outputs[0] * MostTorque, -MostTorque, MostTorque);
        float velocity = state.AngularVelocity;
        score -= (state.Angle * state.Angle) + (0.1f * velocity * velocity) + (0.001f * torque * torque);
        float acceleration = (1.5f * Gravity * PortableMath.Sin(state.Angle)) + (3f * torque);
        velocity = PortableMath.Clamp(velocity + (acceleration * SecondsPerStep), -MostVelocity, MostVelocity);
        float angle = state.Angle + (velocity * SecondsPerStep);

        // At most 0.4 radians a step: one turn brings it back.
        angle = angle > MathF.PI ? angle - (2f * MathF.PI) : angle;
        state.Angle = angle < -MathF.PI ? angle + (2f * MathF.PI) : angle;
        state.AngularVelocity = velocity;
        return true;
    }

    /// <inheritdoc/>
    public TaskScore Conclude(float total, int episodes)
    {
        float mean = total / episodes;
        return new TaskScore(mean, mean >= SolvedReward);
    }
}
