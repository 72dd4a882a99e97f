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
        var nodes = new HostNodes(batch, network);
        for (int lane = 0; lane < lanes; lane++)
        {
            var column = new OneLaneValues<LaneBuffer>(new LaneBuffer(values, lane, stride));
            if (batch.Shape.Dynamics.IsRecurrent)
            {
                RecurrentStep<EachNodesFunctions>.Run<Float1, HostNodes, OneLaneValues<LaneBuffer>>(nodes, column, batch.Shape.Dynamics);
            }
            else
            {
                ScalarActivation.Run<EachNodesFunctions, Float1, HostNodes, OneLaneValues<LaneBuffer>>(nodes, column);
            }
        }
    }
}
