using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>The values of a network's nodes for one lane, wherever they lie.</summary>
/// <typeparam name="TBuffer">The lane.</typeparam>
/// <param name="values">The lane's values by node.</param>
public readonly ref struct OneLaneValues<TBuffer>(TBuffer values) : INodeValues<Float1>
    where TBuffer : struct, IFloatBuffer, allows ref struct
{
    private readonly TBuffer _values = values;

    /// <inheritdoc/>
    public Float1 this[int node]
    {
        get => new(_values[node]);
        set
        {
            TBuffer values = _values;
            values[node] = value.Value;
        }
    }
}
