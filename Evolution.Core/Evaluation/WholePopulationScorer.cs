using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Core.Evaluation;

/// <summary>Scores populations by a fitness function of the user's that sees one as a whole; an item is a run.</summary>
internal sealed class WholePopulationScorer : PopulationScorer
{
    private readonly PopulationEvolutionTask _task;
    private readonly PopulationTrial[] _trials;
    private int[] _networkOf = [];

    public WholePopulationScorer(PopulationEvolutionTask task, NetworkActivator activator, int workers)
        : base(activator, workers)
    {
        _task = task;
        _trials = [.. Enumerable.Range(0, workers).Select(_ => new PopulationTrial(activator))];
    }

    /// <inheritdoc/>
    public override long MostActivations => int.MaxValue;

    /// <inheritdoc/>
    public override int JobItems => Batch.RunCount;

    /// <inheritdoc/>
    protected override int MostLanes => 1;

    /// <inheritdoc/>
    protected override int ItemCount(in EvaluationPlan plan) => 1;

    /// <inheritdoc/>
    public override void Begin(NetworkBatch batch, in EvaluationPlan plan, PopulationScores scores)
    {
        base.Begin(batch, plan, scores);
        Buffers.Reserve(ref _networkOf, batch.GenomeCount);
        _networkOf.AsSpan(0, batch.GenomeCount).Fill(-1);
        for (int network = 0; network < batch.NetworkCount; network++)
        {
            _networkOf[batch.Genome[network]] = network;
        }
    }

    /// <inheritdoc/>
    public override void Execute(int start, int end, int worker)
    {
        int genomes = Batch.GenomeCount / Batch.RunCount;
        for (int run = start; run < end; run++)
        {
            ReadOnlySpan<int> networks = _networkOf.AsSpan(run * genomes, genomes);

            // A run that has ended has left its place empty.
            if (networks[0] >= 0)
            {
                Score(run, networks, _trials[worker]);
            }
        }
    }

    private void Score(int run, ReadOnlySpan<int> networks, PopulationTrial trial)
    {
        trial.Begin(Batch, networks, (Plan with { EpisodeSeeds = EpisodeSeedKind.Shared }).KeyOf(run, genome: 0));
        try
        {
            _task.Score(trial);
        }
        catch (Exception exception)
        {
            Scores.AddFailure(new FitnessFailure(-1 - run, exception));
        }

        for (int genome = 0; genome < networks.Length; genome++)
        {
            Scores.Set((run * networks.Length) + genome, trial.ScoreOf(genome));
        }

        Scores.AddSteps(trial.Steps, run);
    }
}
