using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using Evolution.Gpu.Views;
using ILGPU;

namespace Evolution.Gpu.Kernels;

/// <summary>Plays whole episodes, a lane an episode; a thread has one lane or two.</summary>
public static class EpisodeKernel
{
    /// <summary>Takes networks from the queue until there are none.</summary>
    public static void Run<TEnvironment, TState, TVector, TStep, TNodes, TMemory>(BatchView batch, WorkView work, EpisodeArgument<TEnvironment> task)
        where TEnvironment : struct, IEnvironment<TState>
        where TState : unmanaged
        where TVector : struct, IThreadVector<TVector>
        where TStep : struct, IControlStep
        where TNodes : struct, INetworkNodes
        where TMemory : struct, IKernelMemory<TNodes>
    {
        var block = BlockMemory.Open();
        var place = WarpPlace.Find(work);
        ArrayView<int> control = block.Integers;
        ArrayView<float> scores = place.Scores(work);
        var values = new LaneColumn<TVector>(TMemory.Values(block, work, place), place.WarpLane, Warp.WarpSize);
        var tally = default(StepTally);
        for (int first = place.TakeNetworks(control, work); first < batch.Networks; first = place.TakeNetworks(control, work))
        {
            int network = first + place.Group;
            bool plays = place.HasGroup(work) && network < batch.Networks;
            network = plays ? network : first;
            TNodes nodes = TMemory.Open(block, batch, work, place, network);
            Inputs.Clear(batch, values);
            Warp.Barrier();
            if (plays)
            {
                var lanes = new ThreadLanes<TState, TVector>(control, place.Counter(work), scores);
                NetworkOutputs outputs = TMemory.Outputs(block, batch, network, nodes);
                var device = new DeviceNetwork<TVector, TStep, TNodes>(nodes, batch.Dynamics, values, outputs);
                long steps = EpisodeLoop.Play<TEnvironment, TState, DeviceNetwork<TVector, TStep, TNodes>, LaneValues, LaneOutputs, ThreadLanes<TState, TVector>>(
                    task.Environment, device, ref lanes, task.Plan.KeyOf(batch.RunOf(network), batch.GenomeInRun(network)));
                tally.Add(work.Steps, batch.RunOf(network), steps);
            }

            Warp.Barrier();
            if (plays && place.Thread == 0)
            {
                Results.Write(work.Fitness, work.Solved, network, task.Environment.Conclude(Results.Sum(scores), work.Items));
            }
        }

        tally.HandOn(work.Steps);
    }
}
