using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Experiments.Tasks;

/// <summary>The state of <c>pole/1</c>.</summary>
public struct PoleState
{
    /// <summary>Position of the cart, in metres from the middle.</summary>
    public float X;

    /// <summary>Its velocity, in metres a second.</summary>
    public float Velocity;

    /// <summary>Angle of the pole, in radians from upright.</summary>
    public float Angle;

    /// <summary>Its angular velocity, in radians a second.</summary>
    public float AngularVelocity;
}

/// <summary>
/// Single pole balancing as in Stanley's NEAT code: the cart is pushed left or right by 10 N every 0.02 s, from a random
/// start that not every controller can save. The score is the steps until the pole leans more than 12 degrees or the cart
/// leaves 2.4 m, the last step included, at most 100,000.
/// </summary>
/// <remarks>
/// Equations, start and scaling: <c>cart_pole</c> and <c>go_cart</c> in experiments.cpp of Stanley's NEAT C++ 1.2.1, which
/// took the simulator of Barto, Sutton and Anderson 1983, without friction and with Euler's method. The first output is
/// left, the second right; the larger wins, a tie pushes right. Each start is a multiple of a thousandth.
/// </remarks>
public readonly struct Pole : IEnvironment<PoleState>
{
    private const float Gravity = 9.8f;
    private const float PoleMass = 0.1f;
    private const float TotalMass = 1.1f;
    private const float HalfLength = 0.5f;
    private const float PoleMassLength = PoleMass * HalfLength;
    private const float Force = 10f;
    private const float SecondsPerStep = 0.02f;
    private const float MostX = 2.4f;
    private const float MostAngle = 0.2094384f;
    private const float SolvedSteps = 100_000f;

    /// <summary>Gets the entry of the catalog.</summary>
    public static TaskDescriptor Descriptor { get; } = new TaskDescriptor<NoParameters>(
        "pole",
        version: 1,
        "Single pole balancing from random starts (Stanley); fitness is the mean number of steps, solved at 100,000.",
        (id, _) => new EnvironmentEvolutionTask<Pole, PoleState>(
            id,
            default,
            ["x", "velocity", "angle", "angularVelocity"],
            ["left", "right"]));

    /// <inheritdoc/>
    public static int InputCount => 4;

    /// <inheritdoc/>
    public static int OutputCount => 2;

    /// <inheritdoc/>
    public int MaxSteps => 100_000;

    /// <inheritdoc/>
    public PoleState Reset(ref RandomStream random, int episode) => new()
    {
        X = (random.NextInt(4800) / 1000f) - MostX,
        Velocity = (random.NextInt(2000) / 1000f) - 1f,
        Angle = (random.NextInt(400) / 1000f) - 0.2f,
        AngularVelocity = (random.NextInt(3000) / 1000f) - 1.5f,
    };

    /// <inheritdoc/>
    public void Observe<TInputs>(in PoleState state, TInputs inputs)
        where TInputs : struct, IFloatBuffer, allows ref struct
    {
        inputs[0] = (state.X + MostX) / 4.8f;
        inputs[1] = (state.Velocity + 0.75f) / 1.5f;
        inputs[2] = (state.Angle + MostAngle) / 0.41f;
        inputs[3] = (state.AngularVelocity + 1f) / 2f;
    }

    /// <inheritdoc/>
    public bool Step<TOutputs>(ref PoleState state, TOutputs outputs, ref float score)
        where TOutputs : struct, IFloatBuffer, allows ref struct
    {
        float force = outputs[0] > outputs[1] ? -Force : Force;
        float sin = PortableMath.Sin(state.Angle);
        float cos = PortableMath.Cos(state.Angle);
        float push = (force + (PoleMassLength * state.AngularVelocity * state.AngularVelocity * sin)) / TotalMass;
        float angularAcceleration = ((Gravity * sin) - (cos * push))
            / (HalfLength * ((4f / 3f) - (PoleMass * cos * cos / TotalMass)));
        float acceleration = push - (PoleMassLength * angularAcceleration * cos / TotalMass);
        state.X += SecondsPerStep * state.Velocity;
        state.Velocity += SecondsPerStep * acceleration;
        state.Angle += SecondsPerStep * state.AngularVelocity;
        state.AngularVelocity += SecondsPerStep * angularAcceleration;
        score += 1f;
        return MathF.Abs(state.X) <= MostX && MathF.Abs(state.Angle) <= MostAngle;
    }

    /// <inheritdoc/>
    public TaskScore Conclude(float total, int episodes)
    {
        float mean = total / episodes;
        return new TaskScore(mean, mean >= SolvedSteps);
    }
}
