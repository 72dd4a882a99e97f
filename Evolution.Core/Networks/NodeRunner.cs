namespace Evolution.Core.Networks;

/// <summary>Computes consecutive nodes of one activation function and aggregation.</summary>
internal abstract class NodeRunner
{
    /// <summary>Computes nodes.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="offset">The network's first node in the batch.</param>
    /// <param name="first">First node, counted within the network.</param>
    /// <param name="end">One past the last node.</param>
    /// <param name="values">Values as <c>[node][lane]</c>, to be read.</param>
    /// <param name="results">Where the nodes' values go, laid out likewise: the same memory, unless an update needs the values before it until it is done.</param>
    /// <param name="stride">The distance between nodes.</param>
    /// <param name="usedStride">The lanes to compute, a multiple of the register's.</param>
    public abstract void Run(NetworkBatch batch, int offset, int first, int end, Span<float> values, Span<float> results, int stride, int usedStride);
}
