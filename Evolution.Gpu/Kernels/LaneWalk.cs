using Evolution.Core.Networks;
using Evolution.Gpu.Views;
using ILGPU;

namespace Evolution.Gpu.Kernels;

/// <summary>For many lanes: a thread computes a node for one lane, so that a warp reads the values of neighbouring lanes and one edge for all of them.</summary>
public readonly struct LaneWalk : ILevelWalk
{
    /// <inheritdoc/>
    public static void Run<TTeam>(BatchView batch, TeamView work, int network, ArrayView<float> values, TermBuffer terms)
        where TTeam : struct, ITeam<TTeam>
    {
        var nodes = new GlobalNodes(batch, network);
        int first = nodes.Inputs;
        int thread = (TTeam.Block * Group.DimX) + Group.IdxX;
        int threads = TTeam.Blocks * Group.DimX;
        int endLevel = work.LevelOffset[network + 1];
        TTeam.Barrier(work);
        for (int level = work.LevelOffset[network]; level < endLevel; level++)
        {
            int end = work.TileEnd[work.TileOffset[level + 1] - 1];
            int pairs = (end - first) * work.Lanes;
            for (int pair = thread; pair < pairs; pair += threads)
            {
                Compute(nodes, first + (pair / work.Lanes), new LaneValues(values, pair % work.Lanes, work.Lanes));
            }

            first = end;
            TTeam.Barrier(work);
        }
    }

    private static void Compute(GlobalNodes nodes, int node, LaneValues values)
    {
        int first = nodes.EdgeEnd(node - 1);
        int end = nodes.EdgeEnd(node);
        var sum = NodeActivation.Add(new GlobalTerms(nodes, values), nodes.Aggregation(node), first, end, NodeActivation.Start(nodes, node));
        values[node] = NodeActivation.Finish(nodes, node, end - first, sum);
    }
}
