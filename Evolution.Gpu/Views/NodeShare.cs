using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Networks.Aggregations;
using Evolution.Core.Numerics;
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

    /// <summary>Starts to load a node.</summary>
    /// <param name="nodes">The network.</param>
    /// <param name="node">The node.</param>
    /// <param name="endNode">One past the tile's last node.</param>
    public static NodeShare Of(GlobalNodes nodes, int node, int endNode)
    {
        int read = IntrinsicMath.Min(node, endNode - 1);
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

    /// <summary>Adds up what is in hand of the node, if it is one of the tile, and writes its value once that were all its edges; else it goes on from there.</summary>
    /// <param name="sum">The accumulator.</param>
    /// <param name="inputs">The inputs in hand.</param>
    /// <param name="tile">The tile.</param>
    /// <param name="endInHand">One past the last edge in hand.</param>
    /// <param name="values">Receives the value.</param>
    public readonly void Add(ref Float1 sum, InputBuffer inputs, Tile tile, int endInHand, LaneValues values)
    {
        if (Node >= tile.Nodes.EndNode)
        {
            return;
        }

        int first = IntrinsicMath.Max(FirstEdge, tile.FirstInHand);
        int end = IntrinsicMath.Min(EndEdge, endInHand);
        Float1 before = first == FirstEdge ? AggregationFunctions.Start(Aggregation, new Float1(Bias)) : sum;
        sum = new StagedInputs(inputs, tile.FirstInHand).AddTo(Aggregation, first, end, before);
        if (end == EndEdge)
        {
            values[Node] = NodeActivation.Finish(Activation, Aggregation, new Float1(Bias), EndEdge - FirstEdge, sum).Value;
        }
    }
}
