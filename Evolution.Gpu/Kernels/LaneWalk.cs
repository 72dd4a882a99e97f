using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Gpu.Views;
using ILGPU;

namespace Evolution.Gpu.Kernels;

/// <summary>For many lanes: a thread computes a node for one lane or two, so that a warp reads the values of neighbouring lanes and one edge for all of them.</summary>
/// <typeparam name="TVector">The lanes of a thread.</typeparam>
public readonly struct LaneWalk<TVector> : ILevelWalk
    where TVector : struct, IThreadVector<TVector>
{
    /// <inheritdoc/>
    public static void Run<TTeam>(BatchView batch, TeamView work, int network, ArrayView<float> values, InputBuffer buffer)
        where TTeam : struct, ITeam<TTeam>
    {
        var nodes = new GlobalNodes(batch, network);
        int first = nodes.Inputs;
        int columns = work.Lanes / TVector.Width;
        int thread = (TTeam.Block * Group.DimX) + Group.IdxX;
        int threads = TTeam.Blocks * Group.DimX;
        int endLevel = work.LevelOffset[network + 1];
        TTeam.Wait(work, TTeam.Arrive(work));
        for (int level = work.LevelOffset[network]; level < endLevel; level++)
        {
            int end = work.Tiles[work.TileOffset[level]].EndNode;
            int pairs = (end - first) * columns;
            for (int pair = thread; pair < pairs; pair += threads)
            {
                Compute(nodes, first + (pair / columns), new LaneColumn<TVector>(values, pair % columns, columns));
            }

            first = end;
            TTeam.Wait(work, TTeam.Arrive(work));
        }
    }

    private static void Compute(GlobalNodes nodes, int node, LaneColumn<TVector> values)
    {
        int first = nodes.EdgeEnd(node - 1);
        int end = nodes.EdgeEnd(node);
        TVector start = NodeActivation.Start<TVector, GlobalNodes>(nodes, node);
        TVector sum = NodeActivation.Add(new GlobalInputs<TVector>(nodes, values), nodes.Aggregation(node), first, end, start);
        values[node] = NodeActivation.Finish(nodes, node, end - first, sum);
    }
}
