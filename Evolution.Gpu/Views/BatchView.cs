using Evolution.Core.Genomes;
using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>
/// Consecutive networks of a batch in device memory: P networks, N nodes, E edges. Columns as in
/// <see cref="Evolution.Core.Networks.NetworkBatch"/>; offsets are those of the whole batch, from which the bases are taken off.
/// </summary>
public struct BatchView
{
    /// <summary>Network to its first node; shape [P + 1].</summary>
    public ArrayView<int> NodeOffset;

    /// <summary>Node to its first edge; shape [N + 1].</summary>
    public ArrayView<int> EdgeOffset;

    /// <summary>Edges: the source in the low, the weight in the high 32 bits, so that one load fetches both; shape [E].</summary>
    public ArrayView<ulong> Edge;

    /// <summary>Bias of each node; shape [N].</summary>
    public ArrayView<float> Bias;

    /// <summary>Time step divided by the time constant of each node; shape [N], or of no use where networks have no time constants.</summary>
    public ArrayView<float> Rate;

    /// <summary>Activation function of each node; shape [N], unless <see cref="HasFunctions"/> is 0.</summary>
    public ArrayView<byte> Activation;

    /// <summary>Aggregation of each node; shape [N], unless <see cref="HasFunctions"/> is 0.</summary>
    public ArrayView<byte> Aggregation;

    /// <summary>Outputs of each network, as nodes counted within it; shape [P * outputs].</summary>
    public ArrayView<int> OutputNode;

    /// <summary>Network to the genome it was made from; shape [P].</summary>
    public ArrayView<int> Genome;

    /// <summary>Genomes of each run where several share the batch; else without bound.</summary>
    public int GenomesPerRun;

    /// <summary>1, or 0 where the kernel knows the one activation function of all nodes, which all sum.</summary>
    public int HasFunctions;

    /// <summary>How the values of the networks follow each other.</summary>
    public NetworkDynamics Dynamics;

    /// <summary>The number of networks, P.</summary>
    public int Networks;

    /// <summary>The first node of the first network.</summary>
    public int FirstNode;

    /// <summary>The first edge of the first network.</summary>
    public int FirstEdge;

    /// <summary>Inputs of each network, the bias input included.</summary>
    public int Inputs;

    /// <summary>Inputs that the task writes.</summary>
    public int TaskInputs;

    /// <summary>Outputs of each network.</summary>
    public int Outputs;

    /// <summary>Returns the run that a network belongs to.</summary>
    public readonly int RunOf(int network) => Genome[network] / GenomesPerRun;

    /// <summary>Returns the number that a network's genome has in its run.</summary>
    public readonly int GenomeInRun(int network) => Genome[network] % GenomesPerRun;
}
