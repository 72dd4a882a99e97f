using Evolution.Core.Numerics;

namespace Evolution.Gpu.Views;

/// <summary>The inputs of a network that a team computes: every thread of it works them out, one writes them.</summary>
/// <param name="values">The lane's values by node.</param>
/// <param name="writes">Whether the calling thread writes.</param>
public readonly struct TeamInputs(LaneValues values, bool writes) : IFloatBuffer
{
    private readonly LaneValues _values = values;
    private readonly bool _writes = writes;

    /// <inheritdoc/>
    public float this[int index]
    {
        get => _values[index];
        set
        {
            if (_writes)
            {
                LaneValues values = _values;
                values[index] = value;
            }
        }
    }
}
