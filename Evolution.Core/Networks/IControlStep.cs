using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>What a control step does with a network, as a type, so that a kernel is compiled for one kind of network.</summary>
public interface IControlStep
{
    /// <summary>Begins an episode or a row.</summary>
    /// <param name="nodes">The network.</param>
    /// <param name="values">The lane's values.</param>
    static abstract void Reset<TNodes, TValues>(TNodes nodes, TValues values)
        where TNodes : struct, INetworkNodes, allows ref struct
        where TValues : struct, IFloatBuffer, allows ref struct;

    /// <summary>Continues the episode of one lane in another: what lasts from step to step is taken along.</summary>
    /// <param name="nodes">The network.</param>
    /// <param name="from">The values of the lane that it was in.</param>
    /// <param name="to">The values of the lane that it goes on in.</param>
    static abstract void Move<TNodes, TValues>(TNodes nodes, TValues from, TValues to)
        where TNodes : struct, INetworkNodes, allows ref struct
        where TValues : struct, IFloatBuffer, allows ref struct;

    /// <summary>Computes the outputs from the inputs, and from the state where there is one.</summary>
    /// <param name="nodes">The network.</param>
    /// <param name="values">The values of the lanes that are computed together.</param>
    /// <param name="dynamics">How values follow each other.</param>
    static abstract void Run<TVector, TNodes, TValues>(TNodes nodes, TValues values, NetworkDynamics dynamics)
        where TVector : struct, IThreadVector<TVector>
        where TNodes : struct, INetworkNodes, allows ref struct
        where TValues : struct, INodeValues<TVector>, allows ref struct;
}
