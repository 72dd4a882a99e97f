using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>The values of a network's nodes for the lanes that are computed together.</summary>
/// <typeparam name="TVector">Those lanes.</typeparam>
public interface INodeValues<TVector>
    where TVector : struct, IFloatVector<TVector>
{
    /// <summary>Gets or sets the values of a node, counted within the network.</summary>
    TVector this[int node] { get; set; }
}
