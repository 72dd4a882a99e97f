using Evolution.Core.Tasks;
using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>The one episode that a thread has under way, in registers; the next one comes from a counter that its group shares.</summary>
/// <typeparam name="TState">The state of the episode.</typeparam>
/// <param name="control">Shared memory with the group's counter of begun episodes.</param>
/// <param name="counter">Position of that counter.</param>
/// <param name="scores">Receives the score of each episode of the network.</param>
public struct OneLane<TState>(ArrayView<int> control, int counter, ArrayView<float> scores) : IEpisodeLanes<TState>
    where TState : unmanaged
{
    private readonly ArrayView<int> _control = control;
    private readonly int _counter = counter;
    private readonly ArrayView<float> _scores = scores;
    private TState _state;
    private int _episode;
    private int _steps;
    private float _score;

    /// <inheritdoc/>
    public readonly int Count => 1;

    /// <inheritdoc/>
    public readonly bool TryTake(out int episode)
    {
        episode = Atomic.Add(ref _control[_counter], 1);
        return episode < _scores.Length;
    }

    /// <inheritdoc/>
    public void Begin(int lane, int episode, TState state)
    {
        _state = state;
        _episode = episode;
        _steps = 0;
        _score = 0f;
    }

    /// <inheritdoc/>
    public readonly TState GetState(int lane) => _state;

    /// <inheritdoc/>
    public readonly float GetScore(int lane) => _score;

    /// <inheritdoc/>
    public int Advance(int lane, TState state, float score)
    {
        _state = state;
        _score = score;
        return ++_steps;
    }

    /// <inheritdoc/>
    public readonly void Finish(int lane) => _scores[_episode] = _score;

    /// <inheritdoc/>
    public readonly void Move(int from, int to)
    {
    }
}
