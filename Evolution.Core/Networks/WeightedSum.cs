using System.Runtime.CompilerServices;
using Evolution.Core.Networks.Aggregations;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>The sum that nearly every node aggregates by, in the order of its edges.</summary>
public static class WeightedSum
{
    /// <summary>Returns bias and weighted inputs of a node, summed up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TVector, TNodes, TValues>(TNodes nodes, TValues values, int node, int edge, int end)
        where TVector : struct, IThreadVector<TVector>
        where TNodes : struct, INetworkNodes, allows ref struct
        where TValues : struct, INodeValues<TVector>, allows ref struct
    {
        TVector sum = Sum.Start(TVector.Broadcast(nodes.Bias(node)));

        // Two edges are read before either is added: a kernel's thread waits for memory once instead of twice.
        int lastEdge = end - 1;
        for (; edge < lastEdge; edge += 2)
        {
            nodes.EdgePair(edge, out NetworkEdge one, out NetworkEdge two);
            TVector ofOne = values[one.Source];
            TVector ofTwo = values[two.Source];
            sum = Add(Add(sum, one, ofOne), two, ofTwo);
        }

        if (edge < end)
        {
            NetworkEdge last = nodes.Edge(edge);
            sum = Add(sum, last, values[last.Source]);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Add<TVector>(TVector sum, NetworkEdge edge, TVector value)
        where TVector : struct, IFloatVector<TVector> => Sum.Add(sum, TVector.Broadcast(edge.Weight), value);
}
