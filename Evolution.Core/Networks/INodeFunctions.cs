using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>How the functions of a node are found: node by node, or known when the code is compiled, which spares every node the choice.</summary>
public interface INodeFunctions
{
    /// <summary>Returns the values of a computed node.</summary>
    /// <param name="nodes">The network.</param>
    /// <param name="values">The values by node of the lanes that are computed together.</param>
    /// <param name="node">The node.</param>
    /// <param name="edge">Its first edge.</param>
    /// <param name="end">One past its last edge.</param>
    static abstract TVector Compute<TVector, TNodes, TValues>(TNodes nodes, TValues values, int node, int edge, int end)
        where TVector : struct, IThreadVector<TVector>
        where TNodes : struct, INetworkNodes, allows ref struct
        where TValues : struct, INodeValues<TVector>, allows ref struct;
}
