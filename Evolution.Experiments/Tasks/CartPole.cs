using System.Runtime.CompilerServices;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Experiments.Tasks;

/// <summary>The state of <c>cart-pole/1</c>.</summary>
public struct CartPoleState
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
/// CartPole-v1 of Gymnasium: a pole on a cart that is pushed left or right by 10 N every 0.02 s. The score is the steps
/// until the pole leans more than 12 degrees or the cart leaves 2.4 m, the last step included, at most 500.
/// </summary>
/// <remarks>
/// Equations: Barto, Sutton and Anderson 1983, without friction, as in Gymnasium's cartpole.py with Euler's method. The larger
/// output wins, so that any activation function of the outputs will do; a tie pushes left. Two arrangements leave the
/// formulas as they are: constants are divided by constants beforehand, and sine and cosine are the first terms of their
/// series, off by at most 4e-8 up to 15 degrees, for no step starts from a pole beyond 12.
/// </remarks>
public readonly struct CartPole : IEnvironment<CartPoleState>
{
    private const float Gravity = 9.8f;
    private const float PoleMass = 0.1f;
    private const float TotalMass = 1.1f;
    private const float HalfLength = 0.5f;
    private const float PoleMassLength = PoleMass * HalfLength;
    private const float Force = 10f;
    private const float SecondsPerStep = 0.02f;
    private const float MostX = 2.4f;
    private const float MostAngle = 12f * 2f * MathF.PI / 360f;

    /// <summary>Gets the entry of the catalog.</summary>
    public static TaskDescriptor Descriptor { get; } = new TaskDescriptor<NoParameters>(
        "cart-pole",
        version: 1,
        "CartPole-v1; fitness is the mean number of steps, at most 500; solved when 100 fresh episodes average 475.",
        (id, _) => new EnvironmentEvolutionTask<CartPole, CartPoleState>(
            id,
            default,
            ["x", "velocity", "angle", "angularVelocity"],
            ["left", "right"])
        {
            ChampionTests = [new ChampionTest(Episodes: 100, Threshold: 475f)],
        });

    /// <inheritdoc/>
    public static int InputCount => 4;

    /// <inheritdoc/>
    public static int OutputCount => 2;

    /// <inheritdoc/>
    public int MaxSteps => 500;

    /// <inheritdoc/>
    public CartPoleState Reset(ref RandomStream random, int episode) => new()
    {
        X = random.NextSigned() * 0.05f,
        Velocity = random.NextSigned() * 0.05f,
        Angle = random.NextSigned() * 0.05f,
        AngularVelocity = random.NextSigned() * 0.05f,
    };

    /// <inheritdoc/>
    public void Observe<TInputs>(in CartPoleState state, TInputs inputs)
        where TInputs : struct, IFloatBuffer, allows ref struct
    {
        inputs[0] = state.X;
        inputs[1] = state.Velocity;
        inputs[2] = state.Angle;
        inputs[3] = state.AngularVelocity;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Step<TOutputs>(ref CartPoleState state, TOutputs outputs, ref float score)
        where TOutputs : struct, IFloatBuffer, allows ref struct
    {
        float force = outputs[1] > outputs[0] ? Force : -Force;
        float square = state.Angle * state.Angle;
        float sin = state.Angle + (state.Angle * square * ((((square * (-1f / 5040f)) + (1f / 120f)) * square) - (1f / 6f)));
        float cos = 1f + (square * ((((square * (-1f / 720f)) + (1f / 24f)) * square) - 0.5f));
        float push = (force + (PoleMassLength * state.AngularVelocity * state.AngularVelocity * sin)) * (1f / TotalMass);
        float angularAcceleration = ((Gravity * sin) - (cos * push))
            / ((HalfLength * (4f / 3f)) - (PoleMassLength / TotalMass * cos * cos));
        float acceleration = push - (PoleMassLength / TotalMass * angularAcceleration * cos);
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
        return new TaskScore(mean, mean >= 475f);
    }
}
