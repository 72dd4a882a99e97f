using Evolution.Core.Networks;

namespace Evolution.Gpu.Buffers;

/// <summary>How large consecutive networks of a batch are together.</summary>
/// <param name="Networks">The networks.</param>
/// <param name="Nodes">Their nodes.</param>
/// <param name="Edges">Their edges.</param>
internal readonly record struct PartSize(long Networks, long Nodes, long Edges)
{
    /// <summary>Returns the size of networks from one up to another, exclusive.</summary>
    public static PartSize Of(NetworkBatch batch, int start, int end)
    {
        (int first, int behind) = (batch.NodeOffset[start], batch.NodeOffset[end]);
        return new(end - start, behind - first, batch.EdgeOffset[behind] - batch.EdgeOffset[first]);
    }

    /// <summary>Returns the bytes that they take on a device.</summary>
    public long BytesIn(NetworkBatch batch) => DeviceBatch.BytesFor(batch, Networks, Nodes, Edges);
}
