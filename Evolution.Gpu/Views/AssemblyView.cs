using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>
/// What the columns of a batch are put together from on the device: topologies that lie there from earlier generations, and
/// weights. A topology of n nodes, e edges and o outputs is n offsets of edges, e sources, o outputs and n pairs of functions.
/// </summary>
public struct AssemblyView
{
    /// <summary>The topologies.</summary>
    public ArrayView<int> Words;

    /// <summary>For each network the place of its topology, then its first edge, counted in the part; shape [P + 1, 2].</summary>
    public ArrayView<long> Place;

    /// <summary>The bits of the weight of each edge; shape [E].</summary>
    public ArrayView<int> Weight;

    /// <summary>The batch, of which edges, their offsets, functions and outputs are to be written.</summary>
    public BatchView Batch;

    /// <summary>Blocks that share a network.</summary>
    public int BlocksPerNetwork;
}
