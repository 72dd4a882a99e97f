namespace Evolution.Core.Tasks;

/// <summary>The episodes under way, one a lane; columns of one length.</summary>
/// <typeparam name="TState">The state of an episode.</typeparam>
/// <param name="states">Lane to state.</param>
/// <param name="episodes">Lane to the number of its episode.</param>
/// <param name="steps">Lane to the control steps done.</param>
/// <param name="scores">Lane to the score so far.</param>
public readonly ref struct EpisodeLanes<TState>(Span<TState> states, Span<int> episodes, Span<int> steps, Span<float> scores)
    where TState : unmanaged
{
    /// <summary>The states.</summary>
    public readonly Span<TState> States = states;

    /// <summary>The episodes' numbers.</summary>
    public readonly Span<int> Episodes = episodes;

    /// <summary>The control steps done.</summary>
    public readonly Span<int> Steps = steps;

    /// <summary>The scores so far.</summary>
    public readonly Span<float> Scores = scores;

    /// <summary>Starts an episode in a lane.</summary>
    public void Start<TEnvironment>(int lane, int episode, TEnvironment environment, EpisodeKey key)
        where TEnvironment : struct, IEnvironment<TState>
    {
        var random = key.Open(episode);
        States[lane] = environment.Reset(ref random, episode);
        Episodes[lane] = episode;
        Steps[lane] = 0;
        Scores[lane] = 0f;
    }

    /// <summary>Continues the episode of one lane in another.</summary>
    public void Move(int from, int to)
    {
        States[to] = States[from];
        Episodes[to] = Episodes[from];
        Steps[to] = Steps[from];
        Scores[to] = Scores[from];
    }
}
