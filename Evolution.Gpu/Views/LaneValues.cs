using Evolution.Core.Numerics;
using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>One lane's values in shared or global memory: element <c>i</c> lies at <c>offset + i * stride</c>.</summary>
/// <param name="values">The values of a warp.</param>
/// <param name="offset">Position of element 0 of this lane.</param>
/// <param name="stride">Distance between neighbouring elements of one lane: the lanes of a warp, or 1 for a contiguous row.</param>
public readonly struct LaneValues(ArrayView<float> values, int offset, int stride) : IFloatBuffer
{
    // A view that begins at the lane leaves one addition less for every access.
    private readonly ArrayView<float> _values = values.SubView(offset);
    private readonly int _stride = stride;

    /// <inheritdoc/>
    public float this[int index]
    {
        // In 64 bits the driver's assembler may take stride and size of a float as one factor.
        get => _values[(long)index * _stride];
        set => _values[(long)index * _stride] = value;
    }
}
