using Evolution.Core.Networks;
using Evolution.Gpu.Buffers;

namespace Evolution.Gpu.Teams;

/// <summary>How many edges the largest node of a level has for each of a mean one, over all levels: about how much longer a level lasts than its edges take if that node is what it waits for. 1 without edges.</summary>
internal sealed class EdgeSpread : TopologyMemo<double>
{
    /// <summary>Returns the mean of networks, each of which counts by its edges.</summary>
    /// <param name="batch">The networks.</param>
    /// <param name="part">Which of them.</param>
    public double Of(NetworkBatch batch, BatchPart part)
    {
        double sum = 0;
        for (int network = part.Start; network < part.End; network++)
        {
            sum += Of(batch, network) * PartSize.Of(batch, network, network + 1).Edges;
        }

        return sum == 0 ? 1 : sum / PartSize.Of(batch, part.Start, part.End).Edges;
    }

    /// <inheritdoc/>
    protected override double Find(NetworkBatch batch, int network)
    {
        ReadOnlySpan<int> edgeOffset = batch.EdgeOffset[batch.NodeOffset[network]..];
        int first = batch.Shape.Inputs;
        double largest = 0;
        double mean = 0;
        foreach (int end in batch.LevelEnd[batch.LevelOffset[network]..batch.LevelOffset[network + 1]])
        {
            int most = 0;
            for (int node = first; node < end; node++)
            {
                most = Math.Max(most, edgeOffset[node + 1] - edgeOffset[node]);
            }

            largest += most;
            mean += (edgeOffset[end] - edgeOffset[first]) / (double)(end - first);
            first = end;
        }

        return mean == 0 ? 1 : largest / mean;
    }
}
