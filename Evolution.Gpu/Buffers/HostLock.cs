using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;

namespace Evolution.Gpu.Buffers;

/// <summary>
/// An array that a device copies from or to in place. Its pages are locked, so that the device's copy engine moves them at the
/// bus's full speed while others compute; where they cannot be, copies take the driver's own way and are as right.
/// </summary>
/// <param name="accelerator">The device; stays the caller's to dispose.</param>
internal sealed class HostLock(Accelerator accelerator) : IDisposable
{
    /// <summary>Smaller arrays are not worth a call to the driver, which takes longer than their copy.</summary>
    private const long LeastLockedBytes = 1 << 16;

    private Array? _array;
    private GCHandle _handle;
    private MemoryBuffer? _memory;
    private PageLockScope<byte>? _pages;
    private bool _isTried;

    /// <summary>Gets the bytes that are locked; on an emulated device in name only.</summary>
    public long LockedBytes => _pages?.Length ?? 0;

    /// <summary>Takes an array in hand, in place of the present one. Locks its pages only when it comes again, because locking takes longer than a copy.</summary>
    /// <param name="array">The array.</param>
    /// <param name="mayLock">Whether its pages may be locked.</param>
    public void Offer(Array array, bool mayLock = true)
    {
        if (!ReferenceEquals(array, _array))
        {
            Dispose();
            _array = array;
            if (array.Length > 0)
            {
                _handle = GCHandle.Alloc(array, GCHandleType.Pinned);
                _memory = CPUMemoryBuffer.Create(accelerator, _handle.AddrOfPinnedObject(), BytesOf(array), 1);
            }
        }
        else if (mayLock)
        {
            LockPages();
        }
    }

    /// <summary>Takes an array in hand and locks its pages at once.</summary>
    public void Lock(Array array)
    {
        Offer(array);
        LockPages();
    }

    /// <summary>Returns some of the array's bytes as a device copies them.</summary>
    public ArrayView<byte> Bytes(long first, long count) => _memory!.AsArrayView<byte>(first, count);

    /// <inheritdoc/>
    public void Dispose()
    {
        _array = null;
        _isTried = false;
        try
        {
            _pages?.Dispose();
        }
        finally
        {
            _pages = null;
            _memory?.Dispose();
            _memory = null;
            if (_handle.IsAllocated)
            {
                _handle.Free();
            }
        }
    }

    private void LockPages()
    {
        if (_isTried || _array is null || BytesOf(_array) < LeastLockedBytes)
        {
            return;
        }

        _isTried = true;
        try
        {
            _pages = accelerator.CreatePageLockFromPinned<byte>(_handle.AddrOfPinnedObject(), BytesOf(_array));
        }
        catch (Exception exception) when (exception is AcceleratorException or NotSupportedException)
        {
            // Another device of this process may have locked it, for all devices; or the system allows no more locked memory.
            _pages = null;
        }
    }

    private static long BytesOf(Array array) =>
        Marshal.UnsafeAddrOfPinnedArrayElement(array, array.Length) - Marshal.UnsafeAddrOfPinnedArrayElement(array, 0);
}
