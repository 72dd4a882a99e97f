using Evolution.Core.Networks;
using Evolution.Core.Numerics;

namespace Evolution.Gpu.Kernels;

/// <summary>All nodes sum, and have one activation function.</summary>
/// <typeparam name="TFunction">The function.</typeparam>
public readonly struct OneFunction<TFunction> : INodeFunctions
    where TFunction : struct, ILaneFunction
{
    /// <inheritdoc/>
    public static TVector Compute<TVector, TNodes, TValues>(TNodes nodes, TValues values, int node, int edge, int end)
        where TVector : struct, IThreadVector<TVector>
        where TNodes : struct, INetworkNodes, allows ref struct
        where TValues : struct, INodeValues<TVector>, allows ref struct =>
        TFunction.Invoke(WeightedSum.Of<TVector, TNodes, TValues>(nodes, values, node, edge, end));
}
