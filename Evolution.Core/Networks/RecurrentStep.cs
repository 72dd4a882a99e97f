using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>A control step of a recurrent network, plainly: the oracle on the host, and what a kernel's thread does.</summary>
/// <remarks>
/// A lane has a value for each node and, behind them, a second one for each computed node. An update fills the second
/// ones from the first, then takes them over: as they are, or in a continuous-time network as
/// <c>y + (dt / tau) * (f - y)</c>, in three roundings and one for the quotient.
/// </remarks>
/// <typeparam name="TFunctions">How the functions of a node are found.</typeparam>
public readonly struct RecurrentStep<TFunctions> : IControlStep
    where TFunctions : struct, INodeFunctions
{
    /// <inheritdoc/>
    public static void Run<TVector, TNodes, TValues>(TNodes nodes, TValues values, NetworkDynamics dynamics)
        where TVector : struct, IThreadVector<TVector>
        where TNodes : struct, INetworkNodes, allows ref struct
        where TValues : struct, INodeValues<TVector>, allows ref struct
    {
        int count = nodes.Count;
        int distance = count - nodes.Inputs;
        for (int update = 0; update < dynamics.Updates; update++)
        {
            ScalarActivation.Run<TFunctions, TVector, TNodes, UpdateValues<TVector, TValues>>(nodes, new UpdateValues<TVector, TValues>(values, distance));
            for (int node = nodes.Inputs; node < count; node++)
            {
                TVector next = values[node + distance];
                values[node] = dynamics.HasTimeConstants ? values[node] + (TVector.Broadcast(nodes.Rate(node)) * (next - values[node])) : next;
            }
        }
    }

    /// <inheritdoc/>
    public static void Reset<TNodes, TValues>(TNodes nodes, TValues values)
        where TNodes : struct, INetworkNodes, allows ref struct
        where TValues : struct, IFloatBuffer, allows ref struct
    {
        int count = nodes.Count;
        for (int node = nodes.Inputs; node < count; node++)
        {
            values[node] = 0f;
        }
    }

    /// <inheritdoc/>
    public static void Move<TNodes, TValues>(TNodes nodes, TValues from, TValues to)
        where TNodes : struct, INetworkNodes, allows ref struct
        where TValues : struct, IFloatBuffer, allows ref struct
    {
        int count = nodes.Count;
        for (int node = nodes.Inputs; node < count; node++)
        {
            to[node] = from[node];
        }
    }
}
