using System.Runtime.InteropServices;
using Evolution.Core.Genomes;
using Evolution.Core.Networks.Activations;
using Evolution.Core.Networks.Aggregations;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>Activates networks with vector registers, a lane an element: an edge costs one broadcast weight, then a fused multiply-add that loads for each register of lanes.</summary>
/// <typeparam name="TVector">The register.</typeparam>
public sealed class SimdActivator<TVector> : NetworkActivator
    where TVector : struct, IFloatVector<TVector>
{
    private static readonly int AggregationKinds = Enum.GetValues<AggregationKind>().Length;

    private readonly NodeRunner?[] _runners = new NodeRunner?[Enum.GetValues<ActivationKind>().Length * AggregationKinds];

    /// <inheritdoc/>
    public override int LaneWidth => TVector.Width;

    /// <inheritdoc/>
    public override string Name => TVector.Width == 1 ? "scalar" : $"simd-{TVector.Width * 32}";

    /// <inheritdoc/>
    public override void Activate(NetworkBatch batch, int network, Span<float> values, int stride, int lanes)
    {
        int nodes = batch.NodeOffset[network + 1] - batch.NodeOffset[network];
        int usedStride = (lanes + TVector.Width - 1) / TVector.Width * TVector.Width;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(usedStride, stride);
        if (batch.Shape.Dynamics.IsRecurrent)
        {
            ActivateRecurrent(batch, network, values, stride, usedStride);
            return;
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(values.Length, nodes * stride);
        Update(batch, network, values, values, stride, usedStride);
    }

    private void ActivateRecurrent(NetworkBatch batch, int network, Span<float> values, int stride, int usedStride)
    {
        NetworkDynamics dynamics = batch.Shape.Dynamics;
        int offset = batch.NodeOffset[network];
        int first = batch.Shape.Inputs;
        int end = batch.NodeOffset[network + 1] - offset;
        int distance = (end - first) * stride;
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Length, (end * stride) + distance);
        ReadOnlySpan<float> rates = dynamics.HasTimeConstants ? batch.Rate.Slice(offset + first, end - first) : [];
        for (int update = 0; update < dynamics.Updates; update++)
        {
            Update(batch, network, values, values[distance..], stride, usedStride);
            TakeOver(values.Slice(first * stride, distance), values.Slice(end * stride, distance), rates, stride, usedStride);
        }
    }

    private static void TakeOver(Span<float> state, ReadOnlySpan<float> next, ReadOnlySpan<float> rates, int stride, int usedStride)
    {
        if (rates.IsEmpty && usedStride == stride)
        {
            next.CopyTo(state);
            return;
        }

        for (int node = 0; node * stride < state.Length; node++)
        {
            Span<float> to = state.Slice(node * stride, usedStride);
            ReadOnlySpan<float> from = next.Slice(node * stride, usedStride);
            if (rates.IsEmpty)
            {
                from.CopyTo(to);
            }
            else
            {
                Follow(to, from, rates[node]);
            }
        }
    }

    private static void Follow(Span<float> state, ReadOnlySpan<float> next, float rate)
    {
        ref float to = ref MemoryMarshal.GetReference(state);
        ref float from = ref MemoryMarshal.GetReference(next);
        var share = TVector.Broadcast(rate);
        for (int lane = 0; lane < state.Length; lane += TVector.Width)
        {
            var value = TVector.Load(ref to, lane);
            TVector.Store(value + (share * (TVector.Load(ref from, lane) - value)), ref to, lane);
        }
    }

    private void Update(NetworkBatch batch, int network, Span<float> values, Span<float> results, int stride, int usedStride)
    {
        int offset = batch.NodeOffset[network];
        int end = batch.NodeOffset[network + 1];
        ReadOnlySpan<ActivationKind> activation = batch.Activation[offset..end];
        ReadOnlySpan<AggregationKind> aggregation = batch.Aggregation[offset..end];
        for (int node = batch.Shape.Inputs; node < activation.Length;)
        {
            // Nodes of one function are run in one call, so that the choice of it costs once.
            int first = node;
            while (++node < activation.Length && activation[node] == activation[first] && aggregation[node] == aggregation[first])
            {
            }

            RunnerFor(activation[first], aggregation[first]).Run(batch, offset, first, node, values, results, stride, usedStride);
        }
    }

    /// <summary>Creates runners when first needed; two threads that race make equal ones.</summary>
    private NodeRunner RunnerFor(ActivationKind activation, AggregationKind aggregation) =>
        _runners[((int)activation * AggregationKinds) + (int)aggregation]
            ??= ActivationFunctions.Accept(activation, new RunnerFactory(aggregation));

    private sealed class RunnerFactory(AggregationKind aggregation) : IActivationVisitor<NodeRunner>
    {
        public NodeRunner Visit<TActivation>()
            where TActivation : struct, IActivation =>
            aggregation == AggregationKind.Sum
                ? new SumRunner<TVector, TActivation>()
                : AggregationFunctions.Accept(aggregation, new AggregatingFactory<TActivation>());
    }

    private sealed class AggregatingFactory<TActivation> : IAggregationVisitor<NodeRunner>
        where TActivation : struct, IActivation
    {
        public NodeRunner Visit<TAggregation>()
            where TAggregation : struct, IAggregation =>
            new AggregatingRunner<TVector, TActivation, TAggregation>();
    }
}
