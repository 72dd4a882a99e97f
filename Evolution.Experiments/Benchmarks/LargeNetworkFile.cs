using System.Runtime.InteropServices;
using Evolution.Core.Networks;

namespace Evolution.Experiments.Benchmarks;

/// <summary>
/// One network for other programs: little-endian 32-bit numbers and nothing else. Inputs, nodes, edges, levels; end node of
/// each level; first edge of each node, and one past the last; source of each edge; weight of each edge; bias of each node.
/// </summary>
internal static class LargeNetworkFile
{
    /// <summary>Writes the first network of a batch.</summary>
    public static void Write(string path, NetworkBatch batch)
    {
        using FileStream file = File.Create(path);
        Write<int>(file, [batch.Shape.Inputs, batch.NodeCount, batch.EdgeCount, batch.LevelEnd.Length]);
        Write(file, batch.LevelEnd);
        Write(file, batch.EdgeOffset);
        int[] source = new int[batch.EdgeCount];
        float[] weight = new float[batch.EdgeCount];
        for (int edge = 0; edge < source.Length; edge++)
        {
            (source[edge], weight[edge]) = batch.Edge[edge];
        }

        Write<int>(file, source);
        Write<float>(file, weight);
        Write(file, batch.Bias);
    }

    private static void Write<TNumber>(FileStream file, ReadOnlySpan<TNumber> numbers)
        where TNumber : unmanaged => file.Write(MemoryMarshal.AsBytes(numbers));
}
