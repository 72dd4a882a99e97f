using Evolution.Gpu.Faults;

namespace Evolution.Gpu.Buffers;

/// <summary>The bytes that a batch may take on a device: halved, a bounded number of times, when the device says that it has less.</summary>
/// <param name="limit">The bytes at first.</param>
internal sealed class MemoryBudget(long limit)
{
    /// <summary>Halvings after which a device is held to have no memory: a 64th is left.</summary>
    public const int MostHalvings = 6;

    private int _halvings;

    /// <summary>Gets the bytes.</summary>
    public long Limit { get; private set; } = limit;

    /// <summary>Halves the bytes if a device ran out of memory.</summary>
    /// <returns>Whether to try again: not after another fault, nor after too many halvings.</returns>
    public bool Shrinks(Exception exception)
    {
        if (!DeviceFault.IsOutOfMemory(exception) || _halvings == MostHalvings)
        {
            return false;
        }

        _halvings++;
        Limit = Math.Max(1, Limit / 2);
        return true;
    }

    /// <summary>Returns what to throw where no halving is left.</summary>
    public DeviceMemoryException Exhausted(string device, Exception exception) =>
        new($"{device} ran out of memory, in parts of {Limit} bytes too", exception);

    /// <summary>Makes sure that one network, which is never split, can fit a device at all.</summary>
    /// <exception cref="DeviceMemoryException">It cannot.</exception>
    public static void Verify(BatchPart part, long bytes, long deviceBytes)
    {
        if (part.End - part.Start == 1 && bytes > deviceBytes)
        {
            throw new DeviceMemoryException(
                $"a network of {part.MostNodes} nodes and {part.MostEdges} edges needs {bytes} bytes on the device, which has {deviceBytes}");
        }
    }
}
