namespace Evolution.Core.Tasks;

/// <summary>
/// The episodes under way, one a lane, and the episodes still to come: where <see cref="EpisodeLoop"/> keeps them. The
/// host keeps many lanes in columns, a kernel one lane or two a thread in registers.
/// </summary>
/// <typeparam name="TState">The state of an episode.</typeparam>
public interface IEpisodeLanes<TState>
    where TState : unmanaged
{
    /// <summary>
    /// Gets whether there are two lanes, and both may be observed while one is active. A kernel's compiler, which unrolls no loop,
    /// can then tell the lanes apart and keep the state of each in registers.
    /// </summary>
    static abstract bool AreTwo { get; }

    /// <summary>Gets the number of lanes.</summary>
    int Count { get; }

    /// <summary>Takes the next episode that nobody has begun.</summary>
    /// <param name="episode">Receives its number, counted from 0.</param>
    /// <returns>False where none is left.</returns>
    bool TryTake(out int episode);

    /// <summary>Puts a new episode into a lane: no step done, score 0.</summary>
    void Begin(int lane, int episode, TState state);

    /// <summary>Returns the state of a lane.</summary>
    TState GetState(int lane);

    /// <summary>Returns the score so far of a lane.</summary>
    float GetScore(int lane);

    /// <summary>Notes a control step of a lane.</summary>
    /// <returns>The steps that the lane's episode has done.</returns>
    int Advance(int lane, TState state, float score);

    /// <summary>Hands the score of a lane's episode on, which has ended.</summary>
    void Finish(int lane);

    /// <summary>Continues the episode of one lane in another.</summary>
    void Move(int from, int to);
}
