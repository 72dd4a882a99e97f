using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Core.Evaluation;

/// <summary>Scores networks by episodes; a lane is an episode.</summary>
internal sealed class EpisodeScorer<TEnvironment, TState> : PopulationScorer
    where TEnvironment : struct, IEnvironment<TState>
    where TState : unmanaged
{
    private readonly TEnvironment _environment;
    private readonly Scratch[] _scratch;

    public EpisodeScorer(TEnvironment environment, NetworkActivator activator, int workers)
        : base(activator, workers)
    {
        _environment = environment;
        _scratch = [.. Enumerable.Range(0, workers).Select(_ => new Scratch())];
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
        Scratch scratch = _scratch[worker];
        Span<float> values = Values(worker);
        Span<float> scores = scratch.Scores.Reserve(Plan.Episodes);
        var tally = new StepTally(Scores);
        for (int network = start; network < end; network++)
        {
            int genome = Batch.Genome[network];
            var host = new HostNetwork(Activator, Batch, network, values, Stride);
            var lanes = new EpisodeLanes<TState>(
                scratch.States.Reserve(Stride),
                scratch.Episodes.Reserve(Stride),
                scratch.Steps.Reserve(Stride),
                scratch.LaneScores.Reserve(Stride),
                scores);
            int run = Batch.RunOf(network);
            long steps = EpisodeLoop.Play<TEnvironment, TState, HostNetwork, LaneBuffer, OutputBuffer, EpisodeLanes<TState>>(
                _environment, host, ref lanes, Plan.KeyOf(run, Batch.GenomeInRun(network)));
            tally.Add(run, steps);
            Scores.Set(genome, _environment.Conclude(Sum(scores), scores.Length));
        }

        tally.HandOn();
    }

    private static float Sum(ReadOnlySpan<float> scores)
    {
        float total = 0f;
        foreach (float score in scores)
        {
            total += score;
        }

        return total;
    }

    private sealed class Scratch
    {
        public PaddedBuffer<TState> States { get; } = new();

        public PaddedBuffer<int> Episodes { get; } = new();

        public PaddedBuffer<int> Steps { get; } = new();

        public PaddedBuffer<float> LaneScores { get; } = new();

        public PaddedBuffer<float> Scores { get; } = new();
    }
}
