using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using Evolution.Experiments.Tasks;

namespace Evolution.Experiments.Benchmarks;

/// <summary>The state of <see cref="EndlessCartPole"/>.</summary>
public struct EndlessCartPoleState
{
    /// <summary>The cart and its pole.</summary>
    public CartPoleState Cart;

    /// <summary>Counts the starts, for the random numbers of the next.</summary>
    public int Starts;
}

/// <summary>
/// <see cref="CartPole"/> that starts again wherever it falls, so that every network computes the same number of control
/// steps: throughput, without the luck of who falls when.
/// </summary>
/// <param name="steps">Control steps of an episode.</param>
public readonly struct EndlessCartPole(int steps) : IEnvironment<EndlessCartPoleState>
{
    /// <inheritdoc/>
    public static int InputCount => CartPole.InputCount;

    /// <inheritdoc/>
    public static int OutputCount => CartPole.OutputCount;

    /// <inheritdoc/>
    public int MaxSteps { get; } = steps;

    /// <summary>Creates the task.</summary>
    public static EvolutionTask CreateTask(int steps) => new EnvironmentEvolutionTask<EndlessCartPole, EndlessCartPoleState>(
        "endless-cart-pole/1",
        new EndlessCartPole(steps),
        ["x", "velocity", "angle", "angularVelocity"],
        ["left", "right"]);

    /// <inheritdoc/>
    public EndlessCartPoleState Reset(ref RandomStream random, int episode) => new()
    {
        Cart = default(CartPole).Reset(ref random, episode),
        Starts = episode,
    };

    /// <inheritdoc/>
    public void Observe<TInputs>(in EndlessCartPoleState state, TInputs inputs)
        where TInputs : struct, IFloatBuffer, allows ref struct =>
        default(CartPole).Observe(state.Cart, inputs);

    /// <inheritdoc/>
    public bool Step<TOutputs>(ref EndlessCartPoleState state, TOutputs outputs, ref float score)
        where TOutputs : struct, IFloatBuffer, allows ref struct
    {
        if (!default(CartPole).Step(ref state.Cart, outputs, ref score))
        {
            state.Starts++;
            var random = new RandomStream(1, state.Starts, 0, 0);
            state.Cart = default(CartPole).Reset(ref random, state.Starts);
        }

        return true;
    }

    /// <inheritdoc/>
    public TaskScore Conclude(float total, int episodes) => new(total / episodes, Solved: false);
}
