using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Experiments.Tasks;

/// <summary>The state of <c>acrobot/1</c>, and equally the rate at which it changes.</summary>
public struct AcrobotState
{
    /// <summary>Angle of the first link, in radians from hanging down.</summary>
    public float Angle1;

    /// <summary>Angle of the second link, in radians from the direction of the first.</summary>
    public float Angle2;

    /// <summary>Angular velocity of the first link, in radians a second.</summary>
    public float AngularVelocity1;

    /// <summary>Angular velocity of the second link, in radians a second.</summary>
    public float AngularVelocity2;

    /// <summary>Returns this state moved along a rate of change for some seconds.</summary>
    internal readonly AcrobotState Plus(in AcrobotState rate, float seconds) => new()
    {
        Angle1 = Angle1 + (seconds * rate.Angle1),
        Angle2 = Angle2 + (seconds * rate.Angle2),
        AngularVelocity1 = AngularVelocity1 + (seconds * rate.AngularVelocity1),
        AngularVelocity2 = AngularVelocity2 + (seconds * rate.AngularVelocity2),
    };
}

/// <summary>
/// Acrobot-v1 of Gymnasium: two links of 1 m hang from a fixed point, and a torque of -1, 0 or 1 N m between them must swing
/// the free end 1 m above that point. Each step of 0.2 s costs 1 but the last, at most 500.
/// </summary>
/// <remarks>
/// Equations: Sutton and Barto's book, as in Gymnasium's acrobot.py with <c>book_or_nips = "book"</c> and one Runge-Kutta
/// step a control step. Both links have mass 1 kg, centre of mass at 0.5 m and moment of inertia 1, put in as numbers. The
/// largest of three outputs wins; of equal ones the first. Gymnasium registers a reward threshold of -100.
/// </remarks>
public readonly struct Acrobot : IEnvironment<AcrobotState>
{
    private const float Gravity = 9.8f;
    private const float SecondsPerStep = 0.2f;
    private const float MostVelocity1 = 4f * MathF.PI;
    private const float MostVelocity2 = 9f * MathF.PI;
    private const float SolvedReward = -100f;

    /// <summary>Gets the entry of the catalog.</summary>
    public static TaskDescriptor Descriptor { get; } = new TaskDescriptor<NoParameters>(
        "acrobot",
        version: 1,
        "Acrobot-v1; fitness is the mean reward, at least -500; solved when 100 fresh episodes average -100.",
        (id, _) => new EnvironmentEvolutionTask<Acrobot, AcrobotState>(
            id,
            default,
            ["cosAngle1", "sinAngle1", "cosAngle2", "sinAngle2", "angularVelocity1", "angularVelocity2"],
            ["negative", "none", "positive"])
        {
            ChampionTests = [new ChampionTest(Episodes: 100, Threshold: SolvedReward)],
        });

    /// <inheritdoc/>
    public static int InputCount => 6;

    /// <inheritdoc/>
    public static int OutputCount => 3;

    /// <inheritdoc/>
    public int MaxSteps => 500;

    /// <inheritdoc/>
    public AcrobotState Reset(ref RandomStream random, int episode) => new()
    {
        Angle1 = random.NextSigned() * 0.1f,
        Angle2 = random.NextSigned() * 0.1f,
        AngularVelocity1 = random.NextSigned() * 0.1f,
        AngularVelocity2 = random.NextSigned() * 0.1f,
    };

    /// <inheritdoc/>
    public void Observe<TInputs>(in AcrobotState state, TInputs inputs)
        where TInputs : struct, IFloatBuffer, allows ref struct
    {
        inputs[0] = PortableMath.Cos(state.Angle1);
        inputs[1] = PortableMath.Sin(state.Angle1);
        inputs[2] = PortableMath.Cos(state.Angle2);
        inputs[3] = PortableMath.Sin(state.Angle2);
        inputs[4] = state.AngularVelocity1;
        inputs[5] = state.AngularVelocity2;
    }

    /// <inheritdoc/>
    public bool Step<TOutputs>(ref AcrobotState state, TOutputs outputs, ref float score)
        where TOutputs : struct, IFloatBuffer, allows ref struct
    {
        AcrobotState next = Integrate(state, ThreeActions.Choose(outputs));
        state.Angle1 = Wrap(next.Angle1);
        state.Angle2 = Wrap(next.Angle2);
        state.AngularVelocity1 = PortableMath.Clamp(next.AngularVelocity1, -MostVelocity1, MostVelocity1);
        state.AngularVelocity2 = PortableMath.Clamp(next.AngularVelocity2, -MostVelocity2, MostVelocity2);
        float height = PortableMath.Cos(state.Angle1) + PortableMath.Cos(state.Angle1 + state.Angle2);
        bool arrived = height < -1f;
        score -= arrived ? 0f : 1f;
        return !arrived;
    }

    /// <inheritdoc/>
    public TaskScore Conclude(float total, int episodes)
    {
        float mean = total / episodes;
        return new TaskScore(mean, mean >= SolvedReward);
    }

    /// <summary>One step of the classic fourth-order Runge-Kutta method.</summary>
    private static AcrobotState Integrate(in AcrobotState state, float torque)
    {
        const float Half = SecondsPerStep / 2f;
        AcrobotState k1 = Rate(state, torque);
        AcrobotState k2 = Rate(state.Plus(k1, Half), torque);
        AcrobotState k3 = Rate(state.Plus(k2, Half), torque);
        AcrobotState k4 = Rate(state.Plus(k3, SecondsPerStep), torque);
        AcrobotState sum = k1.Plus(k2, 2f).Plus(k3, 2f).Plus(k4, 1f);
        return state.Plus(sum, SecondsPerStep / 6f);
    }

    private static AcrobotState Rate(in AcrobotState state, float torque)
    {
        float cos2 = PortableMath.Cos(state.Angle2);
        float sin2 = PortableMath.Sin(state.Angle2);
        float inertia1 = 3.5f + cos2;
        float inertia2 = 1.25f + (0.5f * cos2);
        float weight2 = 0.5f * Gravity * PortableMath.Sin(state.Angle1 + state.Angle2);
        float weight1 = (1.5f * Gravity * PortableMath.Sin(state.Angle1)) + weight2;
        float swing = (0.5f * state.AngularVelocity2) + state.AngularVelocity1;
        float load1 = weight1 - (state.AngularVelocity2 * swing * sin2);
        float load2 = weight2 + (0.5f * state.AngularVelocity1 * state.AngularVelocity1 * sin2);
        float ratio = inertia2 / inertia1;
        float acceleration2 = (torque + (ratio * load1) - load2) / (1.25f - (inertia2 * ratio));
        return new AcrobotState
        {
            Angle1 = state.AngularVelocity1,
            Angle2 = state.AngularVelocity2,
            AngularVelocity1 = -((inertia2 * acceleration2) + load1) / inertia1,
            AngularVelocity2 = acceleration2,
        };
    }

    /// <summary>Brings an angle back to between minus and plus pi.</summary>
    private static float Wrap(float angle)
    {
        while (angle > MathF.PI)
        {
            angle -= 2f * MathF.PI;
        }

        while (angle < -MathF.PI)
        {
            angle += 2f * MathF.PI;
        }

        return angle;
    }
}
