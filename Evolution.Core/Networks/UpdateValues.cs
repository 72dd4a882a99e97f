using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>Values during a synchronous update: what is read are the values before it, what is written goes to a second column behind them.</summary>
/// <typeparam name="TVector">The lanes that are computed together.</typeparam>
/// <typeparam name="TValues">Their values.</typeparam>
/// <param name="values">Both columns: a value for each node, then one for each computed node.</param>
/// <param name="distance">From a node's value to its next one.</param>
public readonly ref struct UpdateValues<TVector, TValues>(TValues values, int distance) : INodeValues<TVector>
    where TVector : struct, IFloatVector<TVector>
    where TValues : struct, INodeValues<TVector>, allows ref struct
{
    private readonly TValues _values = values;
    private readonly int _distance = distance;

    /// <inheritdoc/>
    public TVector this[int node]
    {
        get => _values[node];
        set
        {
            TValues values = _values;
            values[node + _distance] = value;
        }
    }
}
