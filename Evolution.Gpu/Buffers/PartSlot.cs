using ILGPU.Runtime;

namespace Evolution.Gpu.Buffers;

/// <summary>The memory of a part that is under way, and the stream that its copies and its launch follow.</summary>
/// <param name="accelerator">The device; stays the caller's to dispose.</param>
/// <param name="source">Where a batch is copied from; stays the caller's to dispose.</param>
internal sealed class PartSlot(Accelerator accelerator, BatchSource source) : IDisposable
{
    /// <summary>Gets the stream.</summary>
    public AcceleratorStream Stream { get; } = accelerator.CreateStream();

    /// <summary>Gets the networks.</summary>
    public DeviceBatch Batch { get; } = new(accelerator, source);

    /// <summary>Gets scratch memory and results.</summary>
    public DeviceResults Results { get; } = new(accelerator);

    /// <summary>Gets or sets the part.</summary>
    public BatchPart Part { get; set; }

    /// <summary>Gets the bytes taken on the device.</summary>
    public long Bytes => Batch.Bytes + Results.Bytes;

    /// <summary>Waits for the stream and frees the memory. A later part takes some again.</summary>
    public void Free()
    {
        Stream.Synchronize();
        Batch.Dispose();
        Results.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Batch.Dispose();
        Results.Dispose();
        Stream.Dispose();
    }
}
