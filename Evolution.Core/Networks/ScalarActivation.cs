using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>The activation of one network, a node and an edge after the other: the oracle on the host, and what a kernel's thread does.</summary>
public static class ScalarActivation
{
    /// <summary>Computes every node of a network from its inputs.</summary>
    /// <typeparam name="TFunctions">How the functions of a node are found.</typeparam>
    /// <typeparam name="TVector">The lanes that are computed together.</typeparam>
    /// <typeparam name="TNodes">How the network is read.</typeparam>
    /// <typeparam name="TValues">How the values are reached.</typeparam>
    /// <param name="nodes">The network.</param>
    /// <param name="values">The values by node; inputs are read, the rest is written.</param>
    public static void Run<TFunctions, TVector, TNodes, TValues>(TNodes nodes, TValues values)
        where TFunctions : struct, INodeFunctions
        where TVector : struct, IThreadVector<TVector>
        where TNodes : struct, INetworkNodes, allows ref struct
        where TValues : struct, INodeValues<TVector>, allows ref struct
    {
        int count = nodes.Count;
        int edge = nodes.FirstEdge;
        for (int node = nodes.Inputs; node < count; node++)
        {
            int end = nodes.EdgeEnd(node);
            values[node] = TFunctions.Compute<TVector, TNodes, TValues>(nodes, values, node, edge, end);
            edge = end;
        }
    }
}
