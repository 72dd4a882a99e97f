using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>One lane's values during a synchronous update: what is read are the values before it, what is written goes to a second column behind them.</summary>
/// <typeparam name="TValues">The lane's values.</typeparam>
/// <param name="values">Both columns: a value for each node, then one for each computed node.</param>
/// <param name="distance">From a node's value to its next one.</param>
public readonly ref struct UpdateBuffer<TValues>(TValues values, int distance) : IFloatBuffer
    where TValues : struct, IFloatBuffer, allows ref struct
{
    private readonly TValues _values = values;
    private readonly int _distance = distance;

    /// <inheritdoc/>
    public float this[int index]
    {
        get => _values[index];
        set
        {
            TValues values = _values;
            values[index + _distance] = value;
        }
    }
}
