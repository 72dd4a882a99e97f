using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>A control step of a feed-forward network: everything is computed from the inputs.</summary>
/// <typeparam name="TFunctions">How the functions of a node are found.</typeparam>
public readonly struct FeedforwardStep<TFunctions> : IControlStep
    where TFunctions : struct, INodeFunctions
{
    /// <inheritdoc/>
    public static void Reset<TNodes, TValues>(TNodes nodes, TValues values)
        where TNodes : struct, INetworkNodes, allows ref struct
        where TValues : struct, IFloatBuffer, allows ref struct
    {
    }

    /// <inheritdoc/>
    public static void Move<TNodes, TValues>(TNodes nodes, TValues from, TValues to)
        where TNodes : struct, INetworkNodes, allows ref struct
        where TValues : struct, IFloatBuffer, allows ref struct
    {
    }

    /// <inheritdoc/>
    public static void Run<TVector, TNodes, TValues>(TNodes nodes, TValues values, NetworkDynamics dynamics)
        where TVector : struct, IThreadVector<TVector>
        where TNodes : struct, INetworkNodes, allows ref struct
        where TValues : struct, INodeValues<TVector>, allows ref struct =>
        ScalarActivation.Run<TFunctions, TVector, TNodes, TValues>(nodes, values);
}
