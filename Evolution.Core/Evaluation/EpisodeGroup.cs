using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Core.Evaluation;

/// <summary>The episodes of one network under way on the host, and the memory that they use, which the next network takes over.</summary>
internal sealed class EpisodeGroup<TEnvironment, TState>(NetworkActivator activator, TEnvironment environment)
    where TEnvironment : struct, IEnvironment<TState>
    where TState : unmanaged
{
    private readonly AlignedFloats _values = new();
    private TState[] _states = [];
    private int[] _episodes = [];
    private int[] _steps = [];
    private float[] _laneScores = [];
    private float[] _scores = [];
    private NetworkBatch _batch = null!;
    private EpisodeKey _key;
    private EpisodeProgress _progress;
    private int _episodeCount;
    private int _stride;
    private int _valueCount;

    /// <summary>Gets the network's number in the batch.</summary>
    public int Network { get; private set; }

    /// <summary>Gets whether an episode is under way.</summary>
    public bool IsActive => _progress.Active > 0;

    /// <summary>Gets the control steps of the network so far.</summary>
    public long Steps => _progress.Steps;

    /// <summary>Gets the score of each episode, once none is under way.</summary>
    public ReadOnlySpan<float> Scores => _scores.AsSpan(0, _episodeCount);

    private EpisodeLanes<TState> Lanes => new(
        _states.AsSpan(0, _stride),
        _episodes.AsSpan(0, _stride),
        _steps.AsSpan(0, _stride),
        _laneScores.AsSpan(0, _stride));

    private HostNetwork Host => new(activator, _batch, Network, _values.Reserve(_valueCount), _stride);

    /// <summary>Takes on a network.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="network">The network's number in it.</param>
    /// <param name="stride">The distance between nodes, and the most episodes side by side.</param>
    /// <param name="key">Which random numbers the episodes get.</param>
    /// <param name="episodes">The number of episodes.</param>
    public void Begin(NetworkBatch batch, int network, int stride, EpisodeKey key, int episodes)
    {
        _batch = batch;
        Network = network;
        _stride = stride;
        _key = key;
        _episodeCount = episodes;
        _valueCount = checked(batch.MostNodes * stride);
        Buffers.Reserve(ref _states, stride);
        Buffers.Reserve(ref _episodes, stride);
        Buffers.Reserve(ref _steps, stride);
        Buffers.Reserve(ref _laneScores, stride);
        Buffers.Reserve(ref _scores, episodes);
        Host.Clear();
        _progress = EpisodeLoop.Begin(environment, Lanes, key, episodes);
    }

    /// <summary>Lets the network see and answer.</summary>
    public void Activate()
    {
        HostNetwork host = Host;
        EpisodeLoop.Observe<TEnvironment, TState, HostNetwork, LaneBuffer, OutputBuffer>(environment, host, Lanes, _progress.Active);
        host.Activate(_progress.Active);
    }

    /// <summary>Does what the network answered.</summary>
    public void Step() =>
        EpisodeLoop.Step<TEnvironment, TState, HostNetwork, LaneBuffer, OutputBuffer>(
            environment, Host, Lanes, ref _progress, _key, _scores.AsSpan(0, _episodeCount));
}
