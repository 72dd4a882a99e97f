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
            try
            {
                tally.Add(Batch.RunOf(network), Play(network, values, scores, scratch));
                Scores.Set(Batch.Genome[network], _environment.Conclude(Sum(scores), scores.Length));
            }
            catch (Exception exception)
            {
                Fail(network, exception);
            }
        }

        tally.HandOn();
    }

    private long Play(int network, Span<float> values, Span<float> scores, Scratch scratch)
    {
        var host = new HostNetwork(Activator, Batch, network, values, Stride);
        var lanes = new EpisodeLanes<TState>(
            scratch.States.Reserve(Stride),
            scratch.Episodes.Reserve(Stride),
            scratch.Steps.Reserve(Stride),
            scratch.LaneScores.Reserve(Stride),
            scores);
        return EpisodeLoop.Play<TEnvironment, TState, HostNetwork, LaneBuffer, OutputBuffer, EpisodeLanes<TState>>(
            _environment, host, ref lanes, Plan.KeyOf(Batch.RunOf(network), Batch.GenomeInRun(network)));
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
