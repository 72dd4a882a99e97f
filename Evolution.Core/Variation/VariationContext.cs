using Evolution.Core.Genomes;
using Evolution.Core.Graphs;

namespace Evolution.Core.Variation;

/// <summary>What the operators of one worker need besides the child: the options, and scratch memory for cycle checks.</summary>
internal sealed class VariationContext(VariationOptions options, NetworkOptions network)
{
    /// <summary>Gets the rates.</summary>
    public VariationOptions Options { get; } = options;

    /// <summary>Gets what networks are made of.</summary>
    public NetworkOptions Network { get; } = network;

    /// <summary>Gets the cycle check.</summary>
    public CycleProbe Cycles { get; } = new();

    /// <summary>Gets what tells the recurrent connections of a recurrent network from the others.</summary>
    public ForwardEdges Forward { get; } = new();
}
