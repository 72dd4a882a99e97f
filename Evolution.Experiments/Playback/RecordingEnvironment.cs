using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Experiments.Playback;

/// <summary>An environment that notes what happens in it, on the host. It plays like the one within.</summary>
/// <param name="inner">The environment.</param>
/// <param name="log">Where it is noted; of one episode only.</param>
internal readonly struct RecordingEnvironment<TEnvironment, TState>(TEnvironment inner, EpisodeLog<TState> log) : IEnvironment<TState>
    where TEnvironment : struct, IEnvironment<TState>
    where TState : unmanaged
{
    /// <inheritdoc/>
    public static int InputCount => TEnvironment.InputCount;

    /// <inheritdoc/>
    public static int OutputCount => TEnvironment.OutputCount;

    /// <inheritdoc/>
    public int MaxSteps => inner.MaxSteps;

    /// <inheritdoc/>
    public TState Reset(ref RandomStream random, int episode)
    {
        TState state = inner.Reset(ref random, episode);
        log.Begin(state);
        return state;
    }

    /// <inheritdoc/>
    public void Observe<TInputs>(in TState state, TInputs inputs)
        where TInputs : struct, IFloatBuffer, allows ref struct
    {
        inner.Observe(state, inputs);
        log.Note(0, InputCount, inputs);
    }

    /// <inheritdoc/>
    public bool Step<TOutputs>(ref TState state, TOutputs outputs, ref float score)
        where TOutputs : struct, IFloatBuffer, allows ref struct
    {
        log.Note(InputCount, OutputCount, outputs);
        bool goesOn = inner.Step(ref state, outputs, ref score);
        log.Step(state);
        return goesOn;
    }

    /// <inheritdoc/>
    public TaskScore Conclude(float total, int episodes) => inner.Conclude(total, episodes);
}
