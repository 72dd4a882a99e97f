using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>The one or two episodes that a thread has under way, in registers; the next one comes from a counter that its group shares.</summary>
/// <typeparam name="TState">The state of an episode.</typeparam>
/// <typeparam name="TVector">The lanes of a thread.</typeparam>
/// <param name="control">Shared memory with the group's counter of begun episodes.</param>
/// <param name="counter">Position of that counter.</param>
/// <param name="scores">Receives the score of each episode of the network.</param>
public struct ThreadLanes<TState, TVector>(ArrayView<int> control, int counter, ArrayView<float> scores) : IEpisodeLanes<TState>
    where TState : unmanaged
    where TVector : struct, IThreadVector<TVector>
{
    private readonly ArrayView<int> _control = control;
    private readonly int _counter = counter;
    private readonly ArrayView<float> _scores = scores;
    private Episode _first;
    private Episode _second;

    /// <inheritdoc/>
    public static bool AreTwo => TVector.Width == 2;

    /// <inheritdoc/>
    public readonly int Count => TVector.Width;

    /// <inheritdoc/>
    public readonly bool TryTake(out int episode)
    {
        episode = Atomic.Add(ref _control[_counter], 1);
        return episode < _scores.Length;
    }

    /// <inheritdoc/>
    public void Begin(int lane, int episode, TState state) => Set(lane, new Episode { State = state, Number = episode });

    /// <inheritdoc/>
    public readonly void Observe<TEnvironment, TInputs>(TEnvironment environment, int lane, TInputs inputs)
        where TEnvironment : struct, IEnvironment<TState>
        where TInputs : struct, IFloatBuffer, allows ref struct =>
        environment.Observe(Get(lane).State, inputs);

    /// <inheritdoc/>
    public bool Step<TEnvironment, TOutputs>(TEnvironment environment, int lane, TOutputs outputs, out int steps)
        where TEnvironment : struct, IEnvironment<TState>
        where TOutputs : struct, IFloatBuffer, allows ref struct
    {
        TState state = Get(lane).State;
        float score = Get(lane).Score;
        bool goesOn = environment.Step(ref state, outputs, ref score);
        Episode episode = Get(lane);
        episode.State = state;
        episode.Score = score;
        episode.Steps++;
        Set(lane, episode);
        steps = episode.Steps;
        return goesOn;
    }

    /// <inheritdoc/>
    public readonly void Finish(int lane)
    {
        Episode episode = Get(lane);
        _scores[episode.Number] = episode.Score;
    }

    /// <inheritdoc/>
    public void Move(int from, int to) => Set(to, Get(from));

    private static bool IsFirst(int lane) => TVector.Width == 1 || lane == 0;

    private readonly Episode Get(int lane) => IsFirst(lane) ? _first : _second;

    private void Set(int lane, Episode episode)
    {
        if (IsFirst(lane))
        {
            _first = episode;
        }
        else
        {
            _second = episode;
        }
    }

    private struct Episode
    {
        public TState State;
        public int Number;
        public int Steps;
        public float Score;
    }
}
