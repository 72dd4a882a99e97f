using Evolution.Core.Networks;

namespace Evolution.Gpu.Teams;

/// <summary>What takes all nodes or edges of a network to find out, kept for topologies that come again.</summary>
/// <typeparam name="TValue">What is found out.</typeparam>
internal abstract class TopologyMemo<TValue>
{
    /// <summary>Topologies that are remembered: more than a population has of networks so large.</summary>
    private const int MostKept = 1 << 14;

    private readonly Dictionary<long, TValue> _kept = [];

    /// <summary>Returns what is true of a network.</summary>
    /// <param name="batch">The networks.</param>
    /// <param name="network">Which of them.</param>
    public TValue Of(NetworkBatch batch, int network)
    {
        long topology = batch.Topology[network];
        if (!_kept.TryGetValue(topology, out TValue? value))
        {
            if (_kept.Count == MostKept)
            {
                _kept.Clear();
            }

            value = Find(batch, network);
            _kept.Add(topology, value);
        }

        return value;
    }

    /// <summary>Finds it out.</summary>
    /// <param name="batch">The networks.</param>
    /// <param name="network">Which of them.</param>
    protected abstract TValue Find(NetworkBatch batch, int network);
}
