using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using Evolution.Gpu.Views;
using ILGPU;

namespace Evolution.Gpu.Kernels;

/// <summary>Scores rows, a lane a row; a thread has one lane or two.</summary>
public static class SampleKernel
{
    /// <summary>Takes networks from the queue until there are none.</summary>
    public static void Run<TTask, TVector, TStep, TNodes, TMemory>(BatchView batch, WorkView work, SampleArgument<TTask> task)
        where TTask : struct, ISampleTask
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
                NetworkOutputs outputs = TMemory.Outputs(block, batch, network, nodes);
                long steps = 0;
                for (int row = place.Thread * TVector.Width; row < work.Items; row += work.ThreadsPerGroup * TVector.Width)
                {
                    Inputs.Write(batch, work, values, task.Inputs, row);
                    Inputs.Reset<TVector, TStep, TNodes>(nodes, values);
                    TStep.Run<TVector, TNodes, LaneColumn<TVector>>(nodes, values, batch.Dynamics);
                    steps += ScoreRows(work, task, outputs, values, row, ref control[place.Counter(work)], scores);
                }

                tally.Add(work.Steps, batch.RunOf(network), steps);
            }

            Warp.Barrier();
            if (plays && place.Thread == 0)
            {
                int passed = control[place.Counter(work)];
                Results.Write(work.Fitness, work.Solved, network, task.Task.Conclude(Results.Sum(scores), passed, work.Items));
            }
        }

        tally.HandOn(work.Steps);
    }

    /// <summary>Scores the rows of the thread's lanes, the last of which may be none.</summary>
    private static int ScoreRows<TTask, TVector>(
        WorkView work, SampleArgument<TTask> task, NetworkOutputs outputs, LaneColumn<TVector> values, int firstRow, ref int passed, ArrayView<float> scores)
        where TTask : struct, ISampleTask
        where TVector : struct, IThreadVector<TVector>
    {
        int rows = IntrinsicMath.Min(TVector.Width, work.Items - firstRow);
        for (int lane = 0; lane < rows; lane++)
        {
            int row = firstRow + lane;
            RowScore score = task.Task.ScoreRow(outputs.Of(values.Lane(lane)), new LaneValues(task.Targets, row * task.TargetCount, 1));
            scores[row] = score.Score;
            Atomic.Add(ref passed, score.Passed ? 1 : 0);
        }

        return rows;
    }
}
