using Evolution.Core.Numerics;

namespace Evolution.Experiments.Playback;

/// <summary>What is kept of an episode while it is played: the first control steps.</summary>
/// <typeparam name="TState">The state of the episode.</typeparam>
/// <param name="signals">The number of observations and outputs together.</param>
internal sealed class EpisodeLog<TState>(int signals)
    where TState : unmanaged
{
    /// <summary>The control steps kept at most.</summary>
    public const int MostSteps = 1000;

    /// <summary>Gets the states: that before the first control step, and that after each.</summary>
    public List<TState> States { get; } = [];

    /// <summary>Gets the values of each signal.</summary>
    public IReadOnlyList<List<float>> Values { get; } = [.. Enumerable.Range(0, signals).Select(_ => new List<float>())];

    private bool IsFull => States.Count > MostSteps;

    /// <summary>Notes the state in which the episode begins.</summary>
    public void Begin(TState state) => States.Add(state);

    /// <summary>Notes some of the signals of a control step.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="count">Their number.</param>
    /// <param name="values">Their values.</param>
    public void Note<TBuffer>(int first, int count, TBuffer values)
        where TBuffer : struct, IFloatBuffer, allows ref struct
    {
        for (int i = 0; i < count && !IsFull; i++)
        {
            Values[first + i].Add(values[i]);
        }
    }

    /// <summary>Notes the state after a control step.</summary>
    public void Step(TState state)
    {
        if (!IsFull)
        {
            States.Add(state);
        }
    }
}
