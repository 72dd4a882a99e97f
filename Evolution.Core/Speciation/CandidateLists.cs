using System.Runtime.CompilerServices;
using Evolution.Core.Genomes;

namespace Evolution.Core.Speciation;

/// <summary>
/// One worker's memory of which species a list of genes may fit. Many genomes of a large population differ in nothing but
/// weights and enabled connections: what follows from innovation ids alone is found once for several of them. Forgetting is
/// harmless, so a list that needs another's place takes it.
/// </summary>
internal sealed class CandidateLists
{
    private const int BitsOfPlace = 9;
    private const uint Golden = 0x9E3779B1;

    private readonly CandidateList[] _lists = new CandidateList[1 << BitsOfPlace];

    /// <summary>Returns the list of a topology's genes, empty if it is new.</summary>
    /// <param name="topologies">The topologies.</param>
    /// <param name="topology">One of them.</param>
    /// <param name="epoch">Number of the assignment, at least 1; lists of another one are forgotten.</param>
    public ref CandidateList For(TopologyTable topologies, int topology, int epoch)
    {
        ReadOnlySpan<int> innovation = InnovationOf(topologies, topology);
        int sum = innovation.Length;
        foreach (int id in innovation)
        {
            sum += id;
        }

        ref CandidateList list = ref _lists[((uint)sum * Golden) >> (32 - BitsOfPlace)];
        if (list.Epoch == epoch && (list.Topology == topology || InnovationOf(topologies, list.Topology).SequenceEqual(innovation)))
        {
            return ref list;
        }

        list.Epoch = epoch;
        list.Topology = topology;
        list.Signature = GeneSignature.Of(innovation);
        list.Count = 0;
        list.Next = 0;
        return ref list;
    }

    private static ReadOnlySpan<int> InnovationOf(TopologyTable topologies, int topology)
    {
        ref readonly TopologyRecord record = ref topologies.Record(topology);
        return topologies.Segment(record.Segment).Innovation.AsSpan(record.ConnectionOffset, record.ConnectionCount);
    }

    /// <summary>The first species that genes may fit, whatever the weights are.</summary>
    public struct CandidateList
    {
        /// <summary>The most species that are noted.</summary>
        public const int Most = 12;

        /// <summary>The assignment that it belongs to.</summary>
        public int Epoch;

        /// <summary>A topology with these genes.</summary>
        public int Topology;

        /// <summary>The number of species noted.</summary>
        public int Count;

        /// <summary>The first species that was not looked at.</summary>
        public int Next;

        /// <summary>The signature of the genes.</summary>
        public GeneSignature Signature;

        /// <summary>The positions of the species, ascending.</summary>
        public Positions Position;
    }

    /// <summary>Room for the positions.</summary>
    [InlineArray(CandidateList.Most)]
    public struct Positions
    {
        private int _first;
    }
}
