using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>One lane's outputs, which lie wherever their nodes do.</summary>
/// <remarks>
/// Four whole words, because a task's step that is not inlined is handed a copy, and half words make that slow. What an
/// index may be is checked; that nodes lie within the values is the batch's to keep.
/// </remarks>
public readonly ref struct OutputBuffer : IFloatBuffer
{
    private readonly ref float _lane;
    private readonly ref int _outputs;
    private readonly nint _count;
    private readonly nint _stride;

    /// <summary>Takes one lane's outputs.</summary>
    /// <param name="values">Values as <c>[node][lane]</c>.</param>
    /// <param name="outputs">Output to node.</param>
    /// <param name="lane">The lane.</param>
    /// <param name="stride">The distance between nodes.</param>
    internal OutputBuffer(Span<float> values, ReadOnlySpan<int> outputs, int lane, int stride)
    {
        _lane = ref values[..stride][lane];
        _outputs = ref MemoryMarshal.GetReference(outputs);
        _count = outputs.Length;
        _stride = stride;
    }

    /// <inheritdoc/>
    public float this[int index]
    {
        get => At(index);
        set => At(index) = value;
    }

    private ref float At(int index)
    {
        if ((uint)index >= (nuint)_count)
        {
            ThrowOutside();
        }

        return ref Unsafe.Add(ref _lane, Unsafe.Add(ref _outputs, index) * _stride);
    }

    [DoesNotReturn]
    [SuppressMessage("Usage", "CA2201", Justification = "What a span throws.")]
    private static void ThrowOutside() => throw new IndexOutOfRangeException();
}
