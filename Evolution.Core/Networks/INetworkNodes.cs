using Evolution.Core.Genomes;

namespace Evolution.Core.Networks;

/// <summary>One network as <see cref="ScalarActivation"/> reads it: from columns on the host, from a device's memories in a kernel.</summary>
/// <remarks>Nodes are counted within the network; edges are counted from anywhere, as long as a node's follow those of the node before.</remarks>
public interface INetworkNodes
{
    /// <summary>Gets the number of inputs: the first node that is computed.</summary>
    int Inputs { get; }

    /// <summary>Gets the number of nodes.</summary>
    int Count { get; }

    /// <summary>Gets the first edge of the first computed node.</summary>
    int FirstEdge { get; }

    /// <summary>Returns one past the last edge of a computed node.</summary>
    int EdgeEnd(int node);

    /// <summary>Returns an edge.</summary>
    NetworkEdge Edge(int edge);

    /// <summary>Returns an edge and the one behind it.</summary>
    void EdgePair(int edge, out NetworkEdge one, out NetworkEdge two);

    /// <summary>Returns the bias of a computed node.</summary>
    float Bias(int node);

    /// <summary>Returns the time step divided by the time constant of a computed node; called where networks have time constants.</summary>
    float Rate(int node);

    /// <summary>Returns the activation function of a computed node.</summary>
    ActivationKind Activation(int node);

    /// <summary>Returns the aggregation of a computed node.</summary>
    AggregationKind Aggregation(int node);
}
