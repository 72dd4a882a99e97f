using System.Reflection;
using System.Runtime.CompilerServices;
using Evolution.Core.Evaluation;
using Evolution.Core.Networks;
using Evolution.Gpu.Buffers;
using Evolution.Gpu.Compiling;
using Evolution.Gpu.Kernels;
using Evolution.Gpu.Views;
using ILGPU;
using ILGPU.Runtime;

namespace Evolution.Gpu.Teams;

/// <summary>Writes the streams of large networks on a device; its kernel is compiled when first needed.</summary>
/// <param name="accelerator">The device; stays the caller's to dispose.</param>
internal sealed class StreamArranger(Accelerator accelerator) : IDisposable
{
    /// <summary>Copying needs no more to keep a device's memory busy.</summary>
    private const int BlocksOfMultiprocessor = 8;

    private readonly DeviceBuffer<SliceRow> _slice = new(accelerator);
    private readonly DeviceBuffer<int> _slot = new(accelerator);
    private readonly DeviceBuffer<StreamSpan> _stream = new(accelerator);
    private readonly DeviceBuffer<StreamWord> _words = new(accelerator);
    private readonly NodeStreams _streams = new();
    private ArrangementView _arrangement;
    private Kernel? _kernel;
    private Action<AcceleratorStream, KernelConfig, ArrangementView>? _launcher;

    /// <summary>Gets the kernel's method.</summary>
    public static MethodInfo Method { get; } = ((Action<ArrangementView>)ArrangeKernel.Run).Method;

    /// <summary>Gets the bytes taken on the device.</summary>
    public long Bytes => _slice.Bytes + _slot.Bytes + _stream.Bytes + _words.Bytes;

    /// <summary>Returns the most bytes that the streams of networks take, and what they are written from; more than any device has where they cannot be counted.</summary>
    /// <param name="accelerator">The device.</param>
    /// <param name="size">The networks.</param>
    public static long MostBytesFor(Accelerator accelerator, PartSize size)
    {
        long streams = size.Networks * accelerator.NumMultiprocessors * WindowPlan.MostWarps;
        long words = NodeStreams.MostWords(size.Nodes, size.Edges, streams);
        if (words > int.MaxValue)
        {
            return long.MaxValue / 2;
        }

        // Behind the words is room for a part of a ring.
        return (words * StreamWord.Bytes) + (LargeShared.BytesOf(accelerator) / StreamRing.Parts)
            + (streams * Unsafe.SizeOf<StreamSpan>()) + (size.Nodes * (sizeof(int) + Unsafe.SizeOf<SliceRow>()));
    }

    /// <summary>Lets the device write the streams of networks that lie there.</summary>
    /// <param name="shape">The shape of the launch that reads them.</param>
    /// <param name="batch">The networks.</param>
    /// <param name="part">Which of them.</param>
    /// <param name="view">Where they lie.</param>
    /// <param name="work">Receives the streams.</param>
    public void Arrange(TeamShape shape, NetworkBatch batch, BatchPart part, BatchView view, ref TeamView work)
    {
        if (_streams.Lay(batch, part, shape.Blocks, shape.Window.Warps, accelerator.WarpSize))
        {
            UploadLayout(shape.Window.WordsOfPart);
        }

        _arrangement.Batch = view;
        _arrangement.Window = shape.Window.Values;
        _arrangement.ThreadsOfSlice = accelerator.WarpSize;
        work.Stream = _arrangement.Stream;
        work.StreamWords = _arrangement.Words;
        work.StreamsOfBlock = shape.Window.Warps;
        work.WordsOfPart = shape.Window.WordsOfPart;
        _kernel ??= KernelLoader.Load(accelerator, Method, ArithmeticKind.Exact);
        _launcher ??= _kernel.CreateLauncherDelegate<Action<AcceleratorStream, KernelConfig, ArrangementView>>();
        int threads = Math.Min(ArrangeKernel.Threads, accelerator.MaxNumThreadsPerGroup) / accelerator.WarpSize * accelerator.WarpSize;
        _launcher(accelerator.DefaultStream, new KernelConfig(accelerator.NumMultiprocessors * BlocksOfMultiprocessor, threads), _arrangement);
    }

    private void UploadLayout(int spare)
    {
        try
        {
            _arrangement.Slice = _slice.Upload(_streams.Slice);
            _arrangement.Slot = _slot.Upload(_streams.Slot);
            _arrangement.Stream = _stream.Upload(_streams.Stream);
            _arrangement.Words = _words.Reserve((long)_streams.Words + spare);
        }
        catch (AcceleratorException)
        {
            // What is on the device is not what was laid out.
            _streams.Clear();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _kernel?.Dispose();
        _kernel = null;
        _launcher = null;
        _slice.Dispose();
        _slot.Dispose();
        _stream.Dispose();
        _words.Dispose();
        _streams.Clear();
    }
}
