using Evolution.Core.Tasks;
using Evolution.Gpu.Views;
using ILGPU;

namespace Evolution.Gpu.Kernels;

/// <summary>Scores rows, several side by side; the threads of a team share the nodes of a network.</summary>
public static class TeamSampleKernel
{
    /// <summary>Takes passes over rows until there are none.</summary>
    public static void Run<TTask, TTeam, TWalk>(BatchView batch, TeamView work, SampleArgument<TTask> task)
        where TTask : struct, ISampleTask
        where TTeam : struct, ITeam<TTeam>
        where TWalk : struct, ILevelWalk
    {
        bool leads = TeamPlace.Leads<TTeam>();
        ArrayView<int> ticket = SharedMemory.GetDynamic<int>();
        var buffer = InputBuffer.Open();
        ArrayView<float> values = work.ValuesOf(TTeam.Number);
        var tally = default(StepTally);
        for (int item = TTeam.Take(work, ticket, -1); item < work.AllItems; item = TTeam.Take(work, ticket, item))
        {
            int network = item / work.Items;
            int firstRow = item % work.Items * work.Lanes;
            int rows = IntrinsicMath.Min(work.Lanes, work.Rows - firstRow);

            // Asked for here, so that it is there by the time it is needed.
            int genome = batch.Genome[network];
            WriteInputs<TTask, TTeam>(batch, work, task, firstRow, values);
            TWalk.Run<TTeam>(batch, work, network, values, buffer);
            tally.Add(work.Steps, genome / batch.GenomesPerRun, rows);
            if (TTeam.Block == 0)
            {
                ScoreRows(batch, work, task, network, firstRow, values);
                Group.Barrier();
                if (leads && TeamPlace.FinishItem(work, network))
                {
                    int passed = Atomic.Add(ref work.Passed[network], 0);
                    Results.Write(work.Fitness, work.Solved, network, task.Task.Conclude(Results.Sum(work.ScoresOf(network)), passed, work.Rows));
                }
            }
        }

        if (leads)
        {
            tally.HandOn(work.Steps);
        }
    }

    /// <summary>Writes the inputs of a pass; lanes past the last row get its inputs too, and are scored by nobody.</summary>
    private static void WriteInputs<TTask, TTeam>(BatchView batch, TeamView work, SampleArgument<TTask> task, int firstRow, ArrayView<float> values)
        where TTask : struct, ISampleTask
        where TTeam : struct, ITeam<TTeam>
    {
        ArrayView<uint> published = values.Cast<uint>();
        int pairs = batch.Inputs * work.Lanes;

        // The last warps of all blocks come first, because the others may have more to do.
        int thread = Group.DimX - 1 - Group.IdxX;
        int first = (((thread / Warp.WarpSize * TTeam.Blocks) + TTeam.Block) * Warp.WarpSize) + (thread % Warp.WarpSize);
        for (int pair = first; pair < pairs; pair += TTeam.Blocks * Group.DimX)
        {
            int input = pair / work.Lanes;
            int row = IntrinsicMath.Min(firstRow + (pair % work.Lanes), work.Rows - 1);
            Published.Write(ref published[pair], input < batch.TaskInputs ? task.Inputs[((long)row * batch.TaskInputs) + input] : 1f);
        }
    }

    private static void ScoreRows<TTask>(BatchView batch, TeamView work, SampleArgument<TTask> task, int network, int firstRow, ArrayView<float> values)
        where TTask : struct, ISampleTask
    {
        int rows = IntrinsicMath.Min(work.Lanes, work.Rows - firstRow);
        ArrayView<float> scores = work.ScoresOf(network);
        for (int lane = Group.IdxX; lane < rows; lane += Group.DimX)
        {
            var outputs = new LaneOutputs(new LaneValues(values, lane, work.Lanes), batch.OutputNode, network * batch.Outputs);
            int row = firstRow + lane;
            RowScore score = task.Task.ScoreRow(outputs, new LaneValues(task.Targets, row * task.TargetCount, 1));
            scores[row] = score.Score;
            Atomic.Add(ref work.Passed[network], score.Passed ? 1 : 0);
        }
    }
}
