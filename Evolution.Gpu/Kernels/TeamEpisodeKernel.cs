using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using Evolution.Gpu.Views;
using ILGPU;

namespace Evolution.Gpu.Kernels;

/// <summary>Plays whole episodes, one at a time a team; all its threads step the environment, and share the nodes of the network.</summary>
public static class TeamEpisodeKernel
{
    /// <summary>Takes episodes until there are none.</summary>
    public static void Run<TEnvironment, TState, TTeam, TWalk>(BatchView batch, TeamView work, EpisodeArgument<TEnvironment> task)
        where TEnvironment : struct, IEnvironment<TState>
        where TState : unmanaged
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
            ArrayView<float> scores = work.ScoresOf(network);
            var device = new TeamNetwork<TTeam, TWalk>(batch, work, network, values, buffer, leads);
            if (leads)
            {
                Inputs.Clear(batch, new LaneColumn<Float1>(values, 0, 1));
            }

            var lanes = new TeamEpisode<TState>(item % work.Items, scores, leads);
            long steps = EpisodeLoop.Play<TEnvironment, TState, TeamNetwork<TTeam, TWalk>, TeamInputs, LaneOutputs, TeamEpisode<TState>>(
                task.Environment, device, ref lanes, task.Plan.KeyOf(batch.RunOf(network), batch.GenomeInRun(network)));
            tally.Add(work.Steps, batch.RunOf(network), steps);
            if (leads && TeamPlace.FinishItem(work, network))
            {
                Results.Write(work.Fitness, work.Solved, network, task.Environment.Conclude(Results.Sum(scores), work.Rows));
            }
        }

        if (leads)
        {
            tally.HandOn(work.Steps);
        }
    }
}
