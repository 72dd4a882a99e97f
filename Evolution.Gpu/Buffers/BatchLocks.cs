using Evolution.Core.Networks;
using ILGPU.Runtime;

namespace Evolution.Gpu.Buffers;

/// <summary>The columns of a batch, locked in memory where they are worth it.</summary>
internal sealed class BatchLocks : IDisposable
{
    private readonly HostLock[] _locks;

    /// <summary>Creates it.</summary>
    /// <param name="accelerator">The device; stays the caller's to dispose.</param>
    public BatchLocks(Accelerator accelerator) =>
        _locks = [.. Enum.GetValues<BatchColumn>().Select(_ => new HostLock(accelerator))];

    /// <summary>Gets a column's array.</summary>
    public HostLock this[BatchColumn column] => _locks[(int)column];

    /// <summary>Gets the bytes that are locked.</summary>
    public long LockedBytes
    {
        get
        {
            long bytes = 0;
            foreach (HostLock one in _locks)
            {
                bytes += one.LockedBytes;
            }

            return bytes;
        }
    }

    /// <summary>Takes the columns of a batch in hand; valid until the batch is filled again.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="mayLock">Whether their pages may be locked.</param>
    public void Offer(NetworkBatch batch, bool mayLock)
    {
        for (int column = 0; column < _locks.Length; column++)
        {
            _locks[column].Offer(batch.ArrayOf((BatchColumn)column), mayLock);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (HostLock one in _locks)
        {
            one.Dispose();
        }
    }
}
