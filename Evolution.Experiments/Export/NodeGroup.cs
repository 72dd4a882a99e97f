using Evolution.Core.Genomes;
using Evolution.Core.Networks;

namespace Evolution.Experiments.Export;

/// <summary>Nodes of a network that can be computed together, without a padded edge.</summary>
/// <param name="Level">The dependency level, counted from the first that is computed; 0 in a recurrent network.</param>
/// <param name="Edges">The edges that each of them has.</param>
/// <param name="Aggregation">Their aggregation.</param>
/// <param name="Activation">Their activation function.</param>
/// <param name="Nodes">The nodes, counted within the network.</param>
internal sealed record NodeGroup(int Level, int Edges, AggregationKind Aggregation, ActivationKind Activation, int[] Nodes)
{
    /// <summary>Returns the groups of the one network of a batch, by level.</summary>
    public static IEnumerable<NodeGroup> Of(NetworkBatch batch)
    {
        int[] levelEnds = batch.LevelEnd.ToArray();
        return Enumerable.Range(batch.Shape.Inputs, batch.NodeCount - batch.Shape.Inputs)
            .GroupBy(node => (
                Level: Array.FindIndex(levelEnds, end => node < end),
                Edges: batch.EdgeOffset[node + 1] - batch.EdgeOffset[node],
                Aggregation: batch.Aggregation[node],
                Activation: batch.Activation[node]))
            .OrderBy(group => group.Key.Level)
            .Select(group => new NodeGroup(group.Key.Level, group.Key.Edges, group.Key.Aggregation, group.Key.Activation, [.. group]));
    }
}
