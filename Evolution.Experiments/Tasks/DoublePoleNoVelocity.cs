using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Experiments.Tasks;

/// <summary>What an episode of <c>double-pole-no-velocity/1</c> is played for.</summary>
public enum DoublePoleMode
{
    /// <summary>Gruau's fitness over at most 1,000 steps.</summary>
    Fitness,

    /// <summary>A champion's first test: the steps, at most 100,000.</summary>
    LongRun,

    /// <summary>A champion's second test: from how many of 625 starts it balances for 999 steps of 1,000.</summary>
    Starts,
}

/// <summary>The state of <c>double-pole-no-velocity/1</c>.</summary>
public struct DoublePoleNoVelocityState
{
    /// <summary>The cart and its poles.</summary>
    public DoublePoleState Poles;

    /// <summary>The control steps after which everything was within its limits.</summary>
    public int Balanced;

    /// <summary>How much cart and long pole were off and on the move after each of the last 100 of them.</summary>
    public DelayOfTen<DelayOfTen<DelayOfOne>> Jiggle;
}

/// <summary>
/// Double pole balancing without velocities, as in Stanley's NEAT code: the poles of <see cref="DoublePole"/>, of which the
/// network sees only positions, so that it needs recurrent connections. Fitness is Gruau's, 0.1 t / 1000 + 0.9 f, for t
/// balanced steps: f is 0 up to 100 steps, else 0.75 over the sum of |x| + |velocity| + |angle1| + |angularVelocity1| over the
/// last 100 of them, so that swinging to and fro does not pay.
/// </summary>
/// <remarks>
/// Source: <c>evalNet</c> and <c>pole2_epoch</c> in experiments.cpp of Stanley's NEAT C++ 1.2.1; the fitness is that of Gruau,
/// Whitley and Pyeatt 1996. Each generation the champion of one species is tested: 100,000 steps from the usual start, then
/// 625 starts, all combinations of 0.05, 0.25, 0.5, 0.75 and 0.95 of the ranges of x (2.16 m either way), velocity (1.35),
/// angle1 (3.6 degrees) and angularVelocity1 (8.6 degrees a second), the short pole upright and at rest. 200 of them solve the task.
/// The sum is exact, not a running one: the last 100 values stay in the state and are added up when the episode ends.
/// </remarks>
/// <param name="mode">What the episodes are played for.</param>
public readonly struct DoublePoleNoVelocity(DoublePoleMode mode) : IEnvironment<DoublePoleNoVelocityState>
{
    private const int FitnessSteps = 1000;
    private const int LongSteps = 100_000;
    private const int StartsPerAxis = 5;
    private const int TestStarts = StartsPerAxis * StartsPerAxis * StartsPerAxis * StartsPerAxis;
    private const float LongRunPasses = 99_999f;
    private const int StartPasses = 999;
    private const float StartsToSolve = 200f;
    private const int Window = 100;

    private readonly DoublePoleMode _mode = mode;

    /// <summary>Gets the entry of the catalog.</summary>
    public static TaskDescriptor Descriptor { get; } = new TaskDescriptor<NoParameters>(
        "double-pole-no-velocity",
        version: 1,
        "Double pole balancing without velocities (Stanley), for recurrent networks; Gruau's fitness, solved by 100,000 steps and 200 of 625 starts.",
        (id, _) => Create(id, DoublePoleMode.Fitness));

    /// <inheritdoc/>
    public static int InputCount => 3;

    /// <inheritdoc/>
    public static int OutputCount => 1;

    /// <inheritdoc/>
    public int MaxSteps => _mode == DoublePoleMode.LongRun ? LongSteps : FitnessSteps;

    /// <inheritdoc/>
    public DoublePoleNoVelocityState Reset(ref RandomStream random, int episode)
    {
        DoublePoleState poles = default;
        poles.Angle1 = 0.07f;
        if (_mode == DoublePoleMode.Starts)
        {
            poles.X = (Share(episode / 125) * 4.32f) - 2.16f;
            poles.Velocity = (Share(episode / 25) * 2.7f) - 1.35f;
            poles.Angle1 = (Share(episode / 5) * 0.12566304f) - 0.06283152f;
            poles.AngularVelocity1 = (Share(episode) * 0.30019504f) - 0.15009752f;
        }

        return new DoublePoleNoVelocityState { Poles = poles };
    }

    /// <inheritdoc/>
    public void Observe<TInputs>(in DoublePoleNoVelocityState state, TInputs inputs)
        where TInputs : struct, IFloatBuffer, allows ref struct
    {
        inputs[0] = state.Poles.X / 4.8f;
        inputs[1] = state.Poles.Angle1 / 0.52f;
        inputs[2] = state.Poles.Angle2 / 0.52f;
    }

    /// <inheritdoc/>
    public bool Step<TOutputs>(ref DoublePoleNoVelocityState state, TOutputs outputs, ref float score)
        where TOutputs : struct, IFloatBuffer, allows ref struct
    {
        bool balances = DoublePole.Move(ref state.Poles, outputs[0]);
        state.Balanced += balances ? 1 : 0;
        if (_mode == DoublePoleMode.LongRun)
        {
            score += 1f;
            return balances;
        }

        bool goesOn = balances && state.Balanced < FitnessSteps;
        if (_mode == DoublePoleMode.Starts)
        {
            score = state.Balanced >= StartPasses ? 1f : 0f;
            return goesOn;
        }

        if (balances)
        {
            state.Jiggle.Push(MathF.Abs(state.Poles.X) + MathF.Abs(state.Poles.Velocity)
                + MathF.Abs(state.Poles.Angle1) + MathF.Abs(state.Poles.AngularVelocity1));
        }

        if (!goesOn)
        {
            float stillness = state.Balanced > Window ? 0.75f / state.Jiggle.AddTo(0f) : 0f;
            score = (state.Balanced / (float)FitnessSteps * 0.1f) + (stillness * 0.9f);
        }

        return goesOn;
    }

    /// <inheritdoc/>
    public TaskScore Conclude(float total, int episodes) => _mode switch
    {
        DoublePoleMode.LongRun => new TaskScore(total / episodes, total / episodes >= LongRunPasses),
        DoublePoleMode.Starts => new TaskScore(total, total >= StartsToSolve),
        _ => new TaskScore(total / episodes, Solved: false),
    };

    private static EnvironmentEvolutionTask<DoublePoleNoVelocity, DoublePoleNoVelocityState> Create(string id, DoublePoleMode mode) =>
        new(id, new DoublePoleNoVelocity(mode), ["x", "angle1", "angle2"], ["force"])
        {
            TestsSpeciesChampions = mode == DoublePoleMode.Fitness,
            ChampionTests = mode != DoublePoleMode.Fitness
                ? []
                :
                [
                    new ChampionTest(Episodes: 1, LongRunPasses) { Name = "steps of 100,000", Task = Create(id, DoublePoleMode.LongRun) },
                    new ChampionTest(TestStarts, StartsToSolve) { Name = "starts of 625", Task = Create(id, DoublePoleMode.Starts) },
                ],
        };

    /// <summary>Returns 0.05, 0.25, 0.5, 0.75 or 0.95, by the last digit of a number to the base 5.</summary>
    private static float Share(int number)
    {
        int digit = number % StartsPerAxis;
        return digit == 0 ? 0.05f : digit == StartsPerAxis - 1 ? 0.95f : digit * 0.25f;
    }
}
