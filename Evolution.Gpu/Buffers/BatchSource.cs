using Evolution.Gpu.Lanes;
using ILGPU.Runtime;

namespace Evolution.Gpu.Buffers;

/// <summary>What brings a batch to a device.</summary>
/// <param name="accelerator">The device; stays the caller's to dispose.</param>
internal sealed class BatchSource(Accelerator accelerator) : IDisposable
{
    /// <summary>Gets the batch's columns in host memory.</summary>
    public BatchLocks Locks { get; } = new(accelerator);

    /// <summary>Gets what puts networks together from topologies that the device has and weights that it gets.</summary>
    public NetworkAssembler Assembler { get; } = new(accelerator);

    /// <inheritdoc/>
    public void Dispose()
    {
        Locks.Dispose();
        Assembler.Dispose();
    }
}
