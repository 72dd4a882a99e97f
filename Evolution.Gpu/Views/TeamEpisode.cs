using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>The one episode that a team plays: every thread of it steps the same state, in registers; one writes the score.</summary>
/// <typeparam name="TState">The state of the episode.</typeparam>
/// <param name="episode">The episode's number.</param>
/// <param name="scores">Receives its score.</param>
/// <param name="leads">Whether the calling thread writes for all.</param>
public struct TeamEpisode<TState>(int episode, ArrayView<float> scores, bool leads) : IEpisodeLanes<TState>
    where TState : unmanaged
{
    private readonly int _episode = episode;
    private readonly ArrayView<float> _scores = scores;
    private readonly bool _leads = leads;
    private TState _state;
    private int _left = 1;
    private int _steps;
    private float _score;

    /// <inheritdoc/>
    public static bool AreTwo => false;

    /// <inheritdoc/>
    public readonly int Count => 1;

    /// <inheritdoc/>
    public bool TryTake(out int episode)
    {
        episode = _episode;
        return --_left >= 0;
    }

    /// <inheritdoc/>
    public void Begin(int lane, int episode, TState state)
    {
        _state = state;
        _steps = 0;
        _score = 0f;
    }

    /// <inheritdoc/>
    public readonly void Observe<TEnvironment, TInputs>(TEnvironment environment, int lane, TInputs inputs)
        where TEnvironment : struct, IEnvironment<TState>
        where TInputs : struct, IFloatBuffer, allows ref struct =>
        environment.Observe(_state, inputs);

    /// <inheritdoc/>
    public bool Step<TEnvironment, TOutputs>(TEnvironment environment, int lane, TOutputs outputs, out int steps)
        where TEnvironment : struct, IEnvironment<TState>
        where TOutputs : struct, IFloatBuffer, allows ref struct
    {
        TState state = _state;
        float score = _score;
        bool goesOn = environment.Step(ref state, outputs, ref score);
        (_state, _score) = (state, score);
        steps = ++_steps;
        return goesOn;
    }

    /// <inheritdoc/>
    public readonly void Finish(int lane)
    {
        if (_leads)
        {
            ArrayView<float> scores = _scores;
            scores[_episode] = _score;
        }
    }

    /// <inheritdoc/>
    public readonly void Move(int from, int to)
    {
    }
}
