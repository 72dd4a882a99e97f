using System.Runtime.InteropServices;

namespace Evolution.Core.Genomes;

/// <summary>
/// Hands out node and innovation ids. Within a generation the same structural change gets the same ids, whoever makes
/// it; in another generation it is another innovation (Stanley and Miikkulainen 2002, section 3.2).
/// </summary>
/// <remarks>Asked in genome order after the parallel pass that recorded the requests, so that ids do not depend on threads.</remarks>
internal sealed class InnovationLedger
{
    private readonly Dictionary<(int Source, int Target), int> _links = [];
    private readonly Dictionary<int, SplitInnovation> _splits = [];

    /// <summary>Creates a ledger whose next ids are the given ones.</summary>
    public InnovationLedger(int nextNode, int nextInnovation)
    {
        NextNode = nextNode;
        NextInnovation = nextInnovation;
    }

    /// <summary>Gets the next free node id.</summary>
    public int NextNode { get; private set; }

    /// <summary>Gets the next free innovation id.</summary>
    public int NextInnovation { get; private set; }

    /// <summary>Forgets the changes of the last generation, but none of the ids.</summary>
    public void BeginGeneration()
    {
        _links.Clear();
        _splits.Clear();
    }

    /// <summary>Returns the innovation id of a new connection.</summary>
    /// <param name="source">Id of the source node.</param>
    /// <param name="target">Id of the target node.</param>
    public int Link(int source, int target)
    {
        ref int innovation = ref CollectionsMarshal.GetValueRefOrAddDefault(_links, (source, target), out bool isKnown);
        if (!isKnown)
        {
            innovation = NextInnovation++;
        }

        return innovation;
    }

    /// <summary>Returns the ids of a new node and its two connections.</summary>
    /// <param name="innovation">The connection that the node splits.</param>
    public SplitInnovation Split(int innovation)
    {
        ref SplitInnovation split = ref CollectionsMarshal.GetValueRefOrAddDefault(_splits, innovation, out bool isKnown);
        if (!isKnown)
        {
            split = new SplitInnovation(NextNode++, NextInnovation++, NextInnovation++);
        }

        return split;
    }
}
