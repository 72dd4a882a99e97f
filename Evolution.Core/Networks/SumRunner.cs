using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Evolution.Core.Networks.Activations;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>Computes nodes that sum. Eight registers of lanes share an edge's index and broadcast weight, and hide the latency of the multiply-add.</summary>
/// <remarks>Bounds are the batcher's to keep: the inner loops read without checks.</remarks>
internal sealed class SumRunner<TVector, TActivation> : NodeRunner
    where TVector : struct, IFloatVector<TVector>
    where TActivation : struct, IActivation
{
    /// <inheritdoc/>
    public override void Run(NetworkBatch batch, int offset, int first, int end, Span<float> values, Span<float> results, int stride, int usedStride)
    {
        ReadOnlySpan<int> edgeOffset = batch.EdgeOffset.Slice(offset + first, end - first + 1);
        ReadOnlySpan<float> bias = batch.Bias.Slice(offset + first, end - first);
        ReadOnlySpan<NetworkEdge> allEdges = batch.Edge;
        ref float value = ref MemoryMarshal.GetReference(values);
        ref float result = ref MemoryMarshal.GetReference(results);
        for (int i = 0; i < bias.Length; i++)
        {
            ReadOnlySpan<NetworkEdge> edges = allEdges[edgeOffset[i]..edgeOffset[i + 1]];
            ref float node = ref Unsafe.Add(ref result, (nint)(first + i) * stride);
            var start = TVector.Broadcast(bias[i]);
            int lane = 0;
            for (; lane + (8 * TVector.Width) <= usedStride; lane += 8 * TVector.Width)
            {
                SumEight(edges, start, ref Unsafe.Add(ref value, lane), stride, ref Unsafe.Add(ref node, lane));
            }

            if (lane + (4 * TVector.Width) <= usedStride)
            {
                SumFour(edges, start, ref Unsafe.Add(ref value, lane), stride, ref Unsafe.Add(ref node, lane));
                lane += 4 * TVector.Width;
            }

            for (int summed = 0; summed < lane; summed += TVector.Width)
            {
                TVector.Store(TActivation.Invoke(TVector.Load(ref node, summed)), ref node, summed);
            }

            // Few lanes are the case of few episodes, where the time from one step to the next counts: no way through memory.
            for (; lane < usedStride; lane += TVector.Width)
            {
                TVector sum = SumOne(edges, start, ref Unsafe.Add(ref value, lane), stride);
                TVector.Store(TActivation.Invoke(sum), ref node, lane);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SumEight(ReadOnlySpan<NetworkEdge> edges, TVector start, ref float value, int stride, ref float node)
    {
        (TVector a, TVector b, TVector c, TVector d) = (start, start, start, start);
        (TVector e, TVector f, TVector g, TVector h) = (start, start, start, start);
        nint width = TVector.Width;
        foreach (NetworkEdge edge in edges)
        {
            var weight = TVector.Broadcast(edge.Weight);
            ref float source = ref Unsafe.Add(ref value, (nint)edge.Source * stride);
            a = TVector.MultiplyAdd(weight, ref source, 0, a);
            b = TVector.MultiplyAdd(weight, ref source, width, b);
            c = TVector.MultiplyAdd(weight, ref source, 2 * width, c);
            d = TVector.MultiplyAdd(weight, ref source, 3 * width, d);
            e = TVector.MultiplyAdd(weight, ref source, 4 * width, e);
            f = TVector.MultiplyAdd(weight, ref source, 5 * width, f);
            g = TVector.MultiplyAdd(weight, ref source, 6 * width, g);
            h = TVector.MultiplyAdd(weight, ref source, 7 * width, h);
        }

        TVector.Store(a, ref node, 0);
        TVector.Store(b, ref node, width);
        TVector.Store(c, ref node, 2 * width);
        TVector.Store(d, ref node, 3 * width);
        TVector.Store(e, ref node, 4 * width);
        TVector.Store(f, ref node, 5 * width);
        TVector.Store(g, ref node, 6 * width);
        TVector.Store(h, ref node, 7 * width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SumFour(ReadOnlySpan<NetworkEdge> edges, TVector start, ref float value, int stride, ref float node)
    {
        (TVector a, TVector b, TVector c, TVector d) = (start, start, start, start);
        nint width = TVector.Width;
        foreach (NetworkEdge edge in edges)
        {
            var weight = TVector.Broadcast(edge.Weight);
            ref float source = ref Unsafe.Add(ref value, (nint)edge.Source * stride);
            a = TVector.MultiplyAdd(weight, ref source, 0, a);
            b = TVector.MultiplyAdd(weight, ref source, width, b);
            c = TVector.MultiplyAdd(weight, ref source, 2 * width, c);
            d = TVector.MultiplyAdd(weight, ref source, 3 * width, d);
        }

        TVector.Store(a, ref node, 0);
        TVector.Store(b, ref node, width);
        TVector.Store(c, ref node, 2 * width);
        TVector.Store(d, ref node, 3 * width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector SumOne(ReadOnlySpan<NetworkEdge> edges, TVector start, ref float value, int stride)
    {
        TVector sum = start;
        foreach (NetworkEdge edge in edges)
        {
            sum = TVector.MultiplyAdd(TVector.Broadcast(edge.Weight), ref value, (nint)edge.Source * stride, sum);
        }

        return sum;
    }
}
