using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>What an edge brings to a node, before its aggregation takes it in.</summary>
/// <typeparam name="TVector">The lanes that are computed together.</typeparam>
/// <param name="Weight">The edge's weight, in every lane.</param>
/// <param name="Value">The values of its source.</param>
public readonly record struct WeightedInput<TVector>(TVector Weight, TVector Value)
    where TVector : struct, IFloatVector<TVector>;
