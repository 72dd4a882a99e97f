using System.Runtime.InteropServices;
using Evolution.Core.Networks;
using Evolution.Gpu.Buffers;

namespace Evolution.Gpu.Teams;

/// <summary>Knows topologies that come again: only for them it pays to lay something out that takes longer than to do without it once.</summary>
internal sealed class RecurringTopologies
{
    private readonly List<long> _before = [];

    /// <summary>Returns whether networks have the topologies that were asked for last.</summary>
    /// <param name="batch">The networks.</param>
    /// <param name="part">Those in question.</param>
    public bool ComeAgain(NetworkBatch batch, BatchPart part)
    {
        ReadOnlySpan<long> topologies = batch.Topology[part.Start..part.End];
        if (topologies.SequenceEqual(CollectionsMarshal.AsSpan(_before)))
        {
            return true;
        }

        _before.Clear();
        _before.AddRange(topologies);
        return false;
    }
}
