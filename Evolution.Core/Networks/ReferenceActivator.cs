using Evolution.Core.Networks.Activations;
using Evolution.Core.Networks.Aggregations;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>Activates networks one lane and one edge after the other: obviously right, and slow.</summary>
public sealed class ReferenceActivator : NetworkActivator
{
    /// <inheritdoc/>
    public override int LaneWidth => 1;

    /// <inheritdoc/>
    public override string Name => "reference";

    /// <inheritdoc/>
    public override void Activate(NetworkBatch batch, int network, Span<float> values, int stride, int lanes)
    {
        ArgumentNullException.ThrowIfNull(batch);
        for (int lane = 0; lane < lanes; lane++)
        {
            int first = batch.NodeOffset[network];
            for (int node = first + batch.Shape.Inputs; node < batch.NodeOffset[network + 1]; node++)
            {
                values[((node - first) * stride) + lane] = NodeValue(batch, node, values, stride, lane);
            }
        }
    }

    private static float NodeValue(NetworkBatch batch, int node, Span<float> values, int stride, int lane)
    {
        var bias = new Float1(batch.Bias[node]);
        Float1 sum = AggregationFunctions.Start(batch.Aggregation[node], bias);
        int firstEdge = batch.EdgeOffset[node];
        int endEdge = batch.EdgeOffset[node + 1];
        for (int edge = firstEdge; edge < endEdge; edge++)
        {
            NetworkEdge one = batch.Edge[edge];
            float value = values[(one.Source * stride) + lane];
            sum = AggregationFunctions.Add(batch.Aggregation[node], sum, new Float1(one.Weight * value));
        }

        sum = AggregationFunctions.Finish(batch.Aggregation[node], sum, bias, endEdge - firstEdge);
        return ActivationFunctions.Invoke(batch.Activation[node], sum.Value);
    }
}
