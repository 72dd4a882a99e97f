using Evolution.Core.Numerics;

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

    /// <summary>Lets a lane's episode be seen.</summary>
    void Observe<TEnvironment, TInputs>(TEnvironment environment, int lane, TInputs inputs)
        where TEnvironment : struct, IEnvironment<TState>
        where TInputs : struct, IFloatBuffer, allows ref struct;

    /// <summary>
    /// Does a control step of a lane's episode where its state lies: on the host in the lane's column, without a copy there and
    /// back, in a kernel in registers.
    /// </summary>
    /// <param name="environment">The task.</param>
    /// <param name="lane">The lane.</param>
    /// <param name="outputs">The network's outputs.</param>
    /// <param name="steps">Receives the steps that the episode has done.</param>
    /// <returns>False where the task ends the episode.</returns>
    bool Step<TEnvironment, TOutputs>(TEnvironment environment, int lane, TOutputs outputs, out int steps)
        where TEnvironment : struct, IEnvironment<TState>
        where TOutputs : struct, IFloatBuffer, allows ref struct;

    /// <summary>Hands the score of a lane's episode on, which has ended.</summary>
    void Finish(int lane);

    /// <summary>Continues the episode of one lane in another.</summary>
    void Move(int from, int to);
}
