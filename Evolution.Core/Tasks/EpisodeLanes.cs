using Evolution.Core.Numerics;

namespace Evolution.Core.Tasks;

/// <summary>The episodes under way on the host, one a lane; columns of one length.</summary>
/// <typeparam name="TState">The state of an episode.</typeparam>
/// <param name="states">Lane to state.</param>
/// <param name="episodes">Lane to the number of its episode.</param>
/// <param name="steps">Lane to the control steps done.</param>
/// <param name="laneScores">Lane to the score so far.</param>
/// <param name="scores">Receives the score of each episode; its length is the number of episodes.</param>
public ref struct EpisodeLanes<TState>(Span<TState> states, Span<int> episodes, Span<int> steps, Span<float> laneScores, Span<float> scores)
    : IEpisodeLanes<TState>
    where TState : unmanaged
{
    private readonly Span<TState> _states = states;
    private readonly Span<int> _episodes = episodes;
    private readonly Span<int> _steps = steps;
    private readonly Span<float> _laneScores = laneScores;
    private readonly Span<float> _scores = scores;
    private int _taken;

    /// <inheritdoc/>
    public static bool AreTwo => false;

    /// <inheritdoc/>
    public readonly int Count => _states.Length;

    /// <inheritdoc/>
    public bool TryTake(out int episode)
    {
        episode = _taken;
        if (_taken >= _scores.Length)
        {
            return false;
        }

        _taken++;
        return true;
    }

    /// <inheritdoc/>
    public readonly void Begin(int lane, int episode, TState state)
    {
        _states[lane] = state;
        _episodes[lane] = episode;
        _steps[lane] = 0;
        _laneScores[lane] = 0f;
    }

    /// <inheritdoc/>
    public readonly void Observe<TEnvironment, TInputs>(TEnvironment environment, int lane, TInputs inputs)
        where TEnvironment : struct, IEnvironment<TState>
        where TInputs : struct, IFloatBuffer, allows ref struct =>
        environment.Observe(in _states[lane], inputs);

    /// <inheritdoc/>
    public readonly bool Step<TEnvironment, TOutputs>(TEnvironment environment, int lane, TOutputs outputs, out int steps)
        where TEnvironment : struct, IEnvironment<TState>
        where TOutputs : struct, IFloatBuffer, allows ref struct
    {
        bool goesOn = environment.Step(ref _states[lane], outputs, ref _laneScores[lane]);
        steps = ++_steps[lane];
        return goesOn;
    }

    /// <inheritdoc/>
    public readonly void Finish(int lane) => _scores[_episodes[lane]] = _laneScores[lane];

    /// <inheritdoc/>
    public readonly void Move(int from, int to)
    {
        _states[to] = _states[from];
        _episodes[to] = _episodes[from];
        _steps[to] = _steps[from];
        _laneScores[to] = _laneScores[from];
    }
}
