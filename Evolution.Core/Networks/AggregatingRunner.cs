using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Evolution.Core.Networks.Activations;
using Evolution.Core.Networks.Aggregations;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>Computes nodes that combine their inputs in another way than by a sum, a register of lanes at a time.</summary>
internal sealed class AggregatingRunner<TVector, TActivation, TAggregation> : NodeRunner
    where TVector : struct, IFloatVector<TVector>
    where TActivation : struct, IActivation
    where TAggregation : struct, IAggregation
{
    /// <inheritdoc/>
    public override void Run(NetworkBatch batch, int offset, int first, int end, Span<float> values, Span<float> results, int stride, int usedStride)
    {
        ref float value = ref MemoryMarshal.GetReference(values);
        ref float result = ref MemoryMarshal.GetReference(results);
        for (int node = first; node < end; node++)
        {
            ReadOnlySpan<NetworkEdge> edges = batch.Edge[batch.EdgeOffset[offset + node]..batch.EdgeOffset[offset + node + 1]];
            var bias = TVector.Broadcast(batch.Bias[offset + node]);
            for (int lane = 0; lane < usedStride; lane += TVector.Width)
            {
                TVector sum = TAggregation.Start(bias);
                foreach (NetworkEdge edge in edges)
                {
                    nint source = ((nint)edge.Source * stride) + lane;
                    sum = TAggregation.Add(sum, TVector.Broadcast(edge.Weight), TVector.Load(ref value, source));
                }

                sum = TAggregation.Finish(sum, bias, edges.Length);
                TVector.Store(TActivation.Invoke(sum), ref Unsafe.Add(ref result, (nint)node * stride), lane);
            }
        }
    }
}
