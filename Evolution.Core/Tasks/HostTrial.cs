using Evolution.Core.Networks;
using Evolution.Core.Numerics;

namespace Evolution.Core.Tasks;

/// <summary>One episode of one network, handed to a fitness function of the user's.</summary>
public sealed class HostTrial
{
    private RandomStream _random;

    internal HostTrial(NetworkActivator activator) => Network = new TrialNetwork(activator);

    /// <summary>Gets the network, reset.</summary>
    public TrialNetwork Network { get; }

    /// <summary>Gets the genome's number in its generation.</summary>
    public int Genome { get; private set; }

    /// <summary>Gets the generation.</summary>
    public int Generation { get; private set; }

    /// <summary>Gets the number of the episode, counted from 0, of <c>evaluation.episodes</c>.</summary>
    public int Episode { get; private set; }

    /// <summary>Gets the episode's own random numbers. A fitness that takes chance from here alone is the same on any number of threads, and replays.</summary>
    public ref RandomStream Random => ref _random;

    internal void Begin(in EpisodeKey key, int genome, int episode)
    {
        (Genome, Generation, Episode) = (genome, key.Generation, episode);
        _random = key.Open(episode);
        Network.Reset();
    }
}
