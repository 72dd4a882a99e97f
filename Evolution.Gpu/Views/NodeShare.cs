using Evolution.Core.Genomes;
using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>The node of a tile that a thread adds up, read ahead: its inputs are not there yet, and it takes as long to fetch.</summary>
public struct NodeShare
{
    /// <summary>The node, counted within the network; past the tile's end, there is none.</summary>
    public int Node;

    /// <summary>Its first edge.</summary>
    public int FirstEdge;

    /// <summary>One past its last edge.</summary>
    public int EndEdge;

    /// <summary>Its bias.</summary>
    public float Bias;

    /// <summary>Its aggregation.</summary>
    public AggregationKind Aggregation;

    /// <summary>Its activation function.</summary>
    public ActivationKind Activation;

    /// <summary>Starts to load a node of a tile.</summary>
    public static NodeShare Of(GlobalNodes nodes, Tile tile, int node)
    {
        int read = IntrinsicMath.Min(node, tile.EndNode - 1);
        return new NodeShare
        {
            Node = node,
            FirstEdge = nodes.EdgeEnd(read - 1),
            EndEdge = nodes.EdgeEnd(read),
            Bias = nodes.Bias(read),
            Aggregation = nodes.Aggregation(read),
            Activation = nodes.Activation(read),
        };
    }
}
