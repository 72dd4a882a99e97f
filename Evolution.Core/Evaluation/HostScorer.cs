using Evolution.Core.Networks;
using Evolution.Core.Tasks;

namespace Evolution.Core.Evaluation;

/// <summary>Scores networks by a fitness function of the user's; a failure of it is noted, and the genome's fitness is then not a number.</summary>
internal sealed class HostScorer : PopulationScorer
{
    private readonly HostEvolutionTask _task;
    private readonly HostTrial[][] _trials;

    public HostScorer(HostEvolutionTask task, NetworkActivator activator, int workers)
        : base(activator, workers)
    {
        _task = task;
        int atOnce = task.ScoreAsync is null || !task.IsThreadSafe ? 1 : Math.Max(1, task.MostAtOnce);
        _trials = [.. Enumerable.Range(0, workers).Select(_ => Enumerable.Range(0, atOnce).Select(_ => new HostTrial(activator)).ToArray())];
    }

    /// <inheritdoc/>
    public override long MostActivations => int.MaxValue;

    /// <inheritdoc/>
    public override bool IsSequential => !_task.IsThreadSafe;

    /// <inheritdoc/>
    protected override int MostLanes => 1;

    /// <inheritdoc/>
    protected override int ItemCount(in EvaluationPlan plan) => 1;

    /// <inheritdoc/>
    public override void Execute(int start, int end, int worker)
    {
        HostTrial[] trials = _trials[worker];
        for (int network = start; network < end; network += trials.Length)
        {
            int count = Math.Min(trials.Length, end - network);
            if (_task.Score is { } score)
            {
                ScoreOne(network, trials[0], score);
            }
            else
            {
                int first = network;
                Task.WaitAll([.. Enumerable.Range(0, count).Select(one => ScoreOneAsync(first + one, trials[one]))]);
            }
        }
    }

    private void ScoreOne(int network, HostTrial trial, Func<HostTrial, TaskScore> score)
    {
        try
        {
            var sum = new Mean();
            EpisodeKey key = Begin(network, trial);
            for (int episode = 0; episode < Plan.Episodes; episode++)
            {
                trial.Begin(key, NumberOf(network), episode);
                sum.Add(score(trial));
            }

            End(network, trial, sum.Score);
        }
        catch (Exception exception)
        {
            Fail(network, exception);
        }
    }

    private async Task ScoreOneAsync(int network, HostTrial trial)
    {
        try
        {
            var sum = new Mean();
            EpisodeKey key = Begin(network, trial);
            for (int episode = 0; episode < Plan.Episodes; episode++)
            {
                trial.Begin(key, NumberOf(network), episode);
                sum.Add(await _task.ScoreAsync!(trial).ConfigureAwait(false));
            }

            End(network, trial, sum.Score);
        }
        catch (Exception exception)
        {
            Fail(network, exception);
        }
    }

    private int NumberOf(int network) => Batch.GenomeInRun(network) + Plan.GenomeOffset;

    private EpisodeKey Begin(int network, HostTrial trial)
    {
        trial.Network.Take(Batch, network);
        return Plan.KeyOf(Batch.RunOf(network), Batch.GenomeInRun(network));
    }

    private void End(int network, HostTrial trial, TaskScore score)
    {
        Scores.Set(Batch.Genome[network], score);
        Scores.AddSteps(trial.Network.Steps, Batch.RunOf(network));
    }

    /// <summary>The mean of the episodes' scores, summed in their order.</summary>
    private struct Mean
    {
        private float _sum;
        private int _count;
        private int _solved;

        public readonly TaskScore Score => new(_count == 1 ? _sum : _sum / _count, _solved == _count);

        public void Add(TaskScore score)
        {
            _sum += score.Fitness;
            _count++;
            _solved += score.Solved ? 1 : 0;
        }
    }
}
