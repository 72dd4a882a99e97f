using Evolution.Core.Networks;
using Evolution.Core.Tasks;

namespace Evolution.Core.Evaluation;

/// <summary>Scores networks by episodes; a lane is an episode.</summary>
/// <remarks>
/// A control step waits for the one before it, and a small network with few episodes leaves a core waiting most of the
/// time. So each worker plays several networks in turn, a step each: their work overlaps.
/// </remarks>
internal sealed class EpisodeScorer<TEnvironment, TState> : PopulationScorer
    where TEnvironment : struct, IEnvironment<TState>
    where TState : unmanaged
{
    private const int NetworksInTurn = 4;

    private readonly TEnvironment _environment;
    private readonly EpisodeGroup<TEnvironment, TState>[][] _groups;

    public EpisodeScorer(TEnvironment environment, NetworkActivator activator, int workers)
        : base(activator)
    {
        _environment = environment;
        _groups =
        [
            .. Enumerable.Range(0, workers).Select(_ => Enumerable.Range(0, NetworksInTurn)
                .Select(_ => new EpisodeGroup<TEnvironment, TState>(activator, environment))
                .ToArray()),
        ];
    }

    /// <inheritdoc/>
    public override long MostActivations => (long)Plan.Episodes * _environment.MaxSteps;

    /// <inheritdoc/>
    protected override int MostLanes => 64;

    /// <inheritdoc/>
    protected override int ItemCount(in EvaluationPlan plan) => plan.Episodes;

    /// <inheritdoc/>
    public override void Execute(int start, int end, int worker)
    {
        EpisodeGroup<TEnvironment, TState>[] groups = _groups[worker];
        int next = start;
        int active = 0;
        while (active < groups.Length && next < end)
        {
            Begin(groups[active++], next++);
        }

        while (active > 0)
        {
            for (int i = 0; i < active; i++)
            {
                groups[i].Activate();
            }

            for (int i = active - 1; i >= 0; i--)
            {
                EpisodeGroup<TEnvironment, TState> group = groups[i];
                group.Step();
                if (group.IsActive)
                {
                    continue;
                }

                Finish(group);
                if (next < end)
                {
                    Begin(group, next++);
                }
                else
                {
                    active--;
                    (groups[i], groups[active]) = (groups[active], group);
                }
            }
        }
    }

    private void Begin(EpisodeGroup<TEnvironment, TState> group, int network) =>
        group.Begin(Batch, network, Stride, Plan.KeyOf(Batch.Genome[network]), Plan.Episodes);

    private void Finish(EpisodeGroup<TEnvironment, TState> group)
    {
        float total = 0f;
        foreach (float score in group.Scores)
        {
            total += score;
        }

        Scores.Set(Batch.Genome[group.Network], _environment.Conclude(total, group.Scores.Length));
        Scores.AddSteps(group.Steps);
    }
}
