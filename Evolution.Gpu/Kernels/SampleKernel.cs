using Evolution.Core.Networks;
using Evolution.Core.Tasks;
using Evolution.Gpu.Views;
using ILGPU;

namespace Evolution.Gpu.Kernels;

/// <summary>Scores rows, a lane a row.</summary>
public static class SampleKernel
{
    /// <summary>Takes networks from the queue until there are none.</summary>
    public static void Run<TTask, TStep, TNodes, TMemory>(BatchView batch, WorkView work, SampleArgument<TTask> task)
        where TTask : struct, ISampleTask
        where TStep : struct, IControlStep
        where TNodes : struct, INetworkNodes
        where TMemory : struct, IKernelMemory<TNodes>
    {
        var block = BlockMemory.Open();
        var place = WarpPlace.Find(work);
        ArrayView<int> control = block.Integers;
        ArrayView<float> scores = place.Scores(work);
        LaneValues values = TMemory.Values(block, work, place);
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
                var outputs = TMemory.Outputs(block, batch, network, nodes, values);
                long steps = 0;
                for (int row = place.Lane; row < work.Items; row += work.Lanes, steps++)
                {
                    Inputs.Write(batch, values, task.Inputs, row);
                    TStep.Reset(nodes, values);
                    TStep.Run(nodes, values, batch.Dynamics);
                    RowScore score = task.Task.ScoreRow(outputs, new LaneValues(task.Targets, row * task.TargetCount, 1));
                    scores[row] = score.Score;
                    Atomic.Add(ref control[place.Counter(work)], score.Passed ? 1 : 0);
                }

                tally.Add(work.Steps, batch.RunOf(network), steps);
            }

            Warp.Barrier();
            if (plays && place.Lane == 0)
            {
                int passed = control[place.Counter(work)];
                Results.Write(work.Fitness, work.Solved, network, task.Task.Conclude(Results.Sum(scores), passed, work.Items));
            }
        }

        tally.HandOn(work.Steps);
    }
}
