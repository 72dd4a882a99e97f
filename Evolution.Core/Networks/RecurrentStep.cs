using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>A control step of a recurrent network for one lane: the oracle on the host, and what a kernel's thread does.</summary>
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
    public static void Run<TNodes, TValues>(TNodes nodes, TValues values, NetworkDynamics dynamics)
        where TNodes : struct, INetworkNodes, allows ref struct
        where TValues : struct, IFloatBuffer, allows ref struct
    {
        int count = nodes.Count;
        int distance = count - nodes.Inputs;
        for (int update = 0; update < dynamics.Updates; update++)
        {
            ScalarActivation.Run<TFunctions, TNodes, UpdateBuffer<TValues>>(nodes, new UpdateBuffer<TValues>(values, distance));
            for (int node = nodes.Inputs; node < count; node++)
            {
                float next = values[node + distance];
                values[node] = dynamics.HasTimeConstants ? values[node] + (nodes.Rate(node) * (next - values[node])) : next;
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
}
