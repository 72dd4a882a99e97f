using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>What a control step does with the network of one lane, as a type, so that a kernel is compiled for one kind of network.</summary>
public interface IControlStep
{
    /// <summary>Begins an episode or a row.</summary>
    /// <param name="nodes">The network.</param>
    /// <param name="values">The lane's values.</param>
    static abstract void Reset<TNodes, TValues>(TNodes nodes, TValues values)
        where TNodes : struct, INetworkNodes, allows ref struct
        where TValues : struct, IFloatBuffer, allows ref struct;

    /// <summary>Computes the outputs from the inputs, and from the state where there is one.</summary>
    /// <param name="nodes">The network.</param>
    /// <param name="values">The lane's values.</param>
    /// <param name="dynamics">How values follow each other.</param>
    static abstract void Run<TNodes, TValues>(TNodes nodes, TValues values, NetworkDynamics dynamics)
        where TNodes : struct, INetworkNodes, allows ref struct
        where TValues : struct, IFloatBuffer, allows ref struct;
}
