using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Experiments.Tasks;

/// <summary>The state of <c>double-pole/1</c>, and equally the rate at which it changes.</summary>
public struct DoublePoleState
{
    /// <summary>Position of the cart, in metres from the middle.</summary>
    public float X;

    /// <summary>Its velocity, in metres a second.</summary>
    public float Velocity;

    /// <summary>Angle of the long pole, in radians from upright.</summary>
    public float Angle1;

    /// <summary>Its angular velocity, in radians a second.</summary>
    public float AngularVelocity1;

    /// <summary>Angle of the short pole, in radians from upright.</summary>
    public float Angle2;

    /// <summary>Its angular velocity, in radians a second.</summary>
    public float AngularVelocity2;

    /// <summary>Returns this state moved along a rate of change for some seconds.</summary>
    internal readonly DoublePoleState Plus(in DoublePoleState rate, float seconds) => new()
    {
        X = X + (seconds * rate.X),
        Velocity = Velocity + (seconds * rate.Velocity),
        Angle1 = Angle1 + (seconds * rate.Angle1),
        AngularVelocity1 = AngularVelocity1 + (seconds * rate.AngularVelocity1),
        Angle2 = Angle2 + (seconds * rate.Angle2),
        AngularVelocity2 = AngularVelocity2 + (seconds * rate.AngularVelocity2),
    };
}

/// <summary>
/// Double pole balancing with velocities, as in Stanley's NEAT code: two poles of 1 m and 0.1 m on a cart that is pushed
/// by up to 10 N every 0.02 s. The score is the steps until a pole leans more than 36 degrees or the cart leaves 2.4 m, the
/// last step included, at most 100,000.
/// </summary>
/// <remarks>
/// Equations: Wieland 1991; constants, start, scaling and integration: experiments.cpp of Stanley's NEAT C++ 1.2.1. The
/// track friction declared there is never used, so it is absent here. The force is 20 N times the output less 0.5, which
/// keeps it within 10 N for the outputs from 0 to 1 that the original has. Every episode starts alike.
/// </remarks>
public readonly struct DoublePole : IEnvironment<DoublePoleState>
{
    private const float Gravity = -9.8f;
    private const float CartMass = 1f;
    private const float PoleFriction = 0.000002f;
    private const float Mass1 = 0.1f;
    private const float HalfLength1 = 0.5f;
    private const float Mass2 = 0.01f;
    private const float HalfLength2 = 0.05f;
    private const float MostForce = 10f;
    private const float SecondsPerIntegration = 0.01f;
    private const int IntegrationsPerStep = 2;
    private const float MostX = 2.4f;
    private const float MostAngle = 36f * MathF.PI / 180f;
    private const float SolvedSteps = 99_999f;

    /// <summary>Gets the entry of the catalog.</summary>
    public static TaskDescriptor Descriptor { get; } = new TaskDescriptor<NoParameters>(
        "double-pole",
        version: 1,
        "Double pole balancing with velocities (Stanley); fitness is the number of steps, at most 100,000.",
        (id, _) => new EnvironmentEvolutionTask<DoublePole, DoublePoleState>(
            id,
            default,
            ["x", "velocity", "angle1", "angularVelocity1", "angle2", "angularVelocity2"],
            ["force"]));

    /// <inheritdoc/>
    public static int InputCount => 6;

    /// <inheritdoc/>
    public static int OutputCount => 1;

    /// <inheritdoc/>
    public int MaxSteps => 100_000;

    /// <inheritdoc/>
    public DoublePoleState Reset(ref RandomStream random, int episode) => new() { Angle1 = 0.07f };

    /// <inheritdoc/>
    public void Observe<TInputs>(in DoublePoleState state, TInputs inputs)
        where TInputs : struct, IFloatBuffer, allows ref struct
    {
        inputs[0] = state.X / 4.8f;
        inputs[1] = state.Velocity / 2f;
        inputs[2] = state.Angle1 / 0.52f;
        inputs[3] = state.AngularVelocity1 / 2f;
        inputs[4] = state.Angle2 / 0.52f;
        inputs[5] = state.AngularVelocity2 / 2f;
    }

    /// <inheritdoc/>
    public bool Step<TOutputs>(ref DoublePoleState state, TOutputs outputs, ref float score)
        where TOutputs : struct, IFloatBuffer, allows ref struct
    {
        score += 1f;
        return Move(ref state, outputs[0]);
    }

    /// <inheritdoc/>
    public TaskScore Conclude(float total, int episodes)
    {
        float mean = total / episodes;
        return new TaskScore(mean, mean >= SolvedSteps);
    }

    /// <summary>Moves cart and poles by one control step.</summary>
    /// <returns>Whether all of them are within their limits.</returns>
    internal static bool Move(ref DoublePoleState state, float output)
    {
        float force = (output - 0.5f) * (2f * MostForce);
        for (int i = 0; i < IntegrationsPerStep; i++)
        {
            state = Integrate(state, force);
        }

        return MathF.Abs(state.X) <= MostX && MathF.Abs(state.Angle1) <= MostAngle && MathF.Abs(state.Angle2) <= MostAngle;
    }

    /// <summary>One step of the classic fourth-order Runge-Kutta method.</summary>
    private static DoublePoleState Integrate(in DoublePoleState state, float force)
    {
        const float Half = SecondsPerIntegration / 2f;
        DoublePoleState k1 = Rate(state, force);
        DoublePoleState k2 = Rate(state.Plus(k1, Half), force);
        DoublePoleState k3 = Rate(state.Plus(k2, Half), force);
        DoublePoleState k4 = Rate(state.Plus(k3, SecondsPerIntegration), force);
        DoublePoleState sum = k1.Plus(k2, 2f).Plus(k3, 2f).Plus(k4, 1f);
        return state.Plus(sum, SecondsPerIntegration / 6f);
    }

    private static DoublePoleState Rate(in DoublePoleState state, float force)
    {
        float cos1 = PortableMath.Cos(state.Angle1);
        float cos2 = PortableMath.Cos(state.Angle2);
        float sin1 = PortableMath.Sin(state.Angle1);
        float sin2 = PortableMath.Sin(state.Angle2);
        float gravity1 = Gravity * sin1;
        float gravity2 = Gravity * sin2;
        const float MassLength1 = HalfLength1 * Mass1;
        const float MassLength2 = HalfLength2 * Mass2;
        float friction1 = PoleFriction * state.AngularVelocity1 / MassLength1;
        float friction2 = PoleFriction * state.AngularVelocity2 / MassLength2;
        float force1 = (MassLength1 * state.AngularVelocity1 * state.AngularVelocity1 * sin1)
            + (0.75f * Mass1 * cos1 * (friction1 + gravity1));
        float force2 = (MassLength2 * state.AngularVelocity2 * state.AngularVelocity2 * sin2)
            + (0.75f * Mass2 * cos2 * (friction2 + gravity2));
        float mass1 = Mass1 * (1f - (0.75f * cos1 * cos1));
        float mass2 = Mass2 * (1f - (0.75f * cos2 * cos2));
        float acceleration = (force + force1 + force2) / (mass1 + mass2 + CartMass);
        return new DoublePoleState
        {
            X = state.Velocity,
            Velocity = acceleration,
            Angle1 = state.AngularVelocity1,
            AngularVelocity1 = -0.75f * ((acceleration * cos1) + gravity1 + friction1) / HalfLength1,
            Angle2 = state.AngularVelocity2,
            AngularVelocity2 = -0.75f * ((acceleration * cos2) + gravity2 + friction2) / HalfLength2,
        };
    }
}
