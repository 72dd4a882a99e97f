using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>What streams are written from.</summary>
public struct ArrangementView
{
    /// <summary>The networks.</summary>
    public BatchView Batch;

    /// <summary>The slices, and one more that ends the last one's nodes; shape [slices + 1].</summary>
    public ArrayView<SliceRow> Slice;

    /// <summary>Nodes by slice, counted within their network; shape [nodes that are no inputs].</summary>
    public ArrayView<int> Slot;

    /// <summary>Where each stream lies; shape [streams].</summary>
    public ArrayView<StreamSpan> Stream;

    /// <summary>The words to be written.</summary>
    public ArrayView<StreamWord> Words;

    /// <summary>The values that a block keeps.</summary>
    public int Window;

    /// <summary>The threads that share a slice, one to a node.</summary>
    public int ThreadsOfSlice;

    /// <summary>Gets the slices.</summary>
    public readonly int Slices => Slice.IntLength - 1;

    /// <summary>Gets the streams.</summary>
    public readonly int Streams => Stream.IntLength;
}
