using System.Text.Json.Serialization;
using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Runs;
using Evolution.Core.Tasks;
using Evolution.Gpu.Faults;

namespace Evolution.Experiments.Reporting;

/// <summary>The content of <c>summary.json</c>: how a run ended and what it cost.</summary>
public sealed record RunSummary
{
    /// <summary>Gets the task's id.</summary>
    public required string Task { get; init; }

    /// <summary>Gets whether the task's criterion was met.</summary>
    public required bool Solved { get; init; }

    /// <summary>Gets why the run ended.</summary>
    public required StopReason StopReason { get; init; }

    /// <summary>Gets the generations evaluated.</summary>
    public required int Generations { get; init; }

    /// <summary>Gets the genomes scored.</summary>
    public required long Evaluations { get; init; }

    /// <summary>Gets the rows or control steps computed.</summary>
    public required long Steps { get; init; }

    /// <summary>Gets the fitness values that were not finite.</summary>
    public required long NotFinite { get; init; }

    /// <summary>Gets how often a fitness of the user's own code threw since the run was begun or continued, those values ranking last.</summary>
    public long Failures { get; init; }

    /// <summary>Gets the finite fitness values that were negative.</summary>
    public required long Negative { get; init; }

    /// <summary>Gets whether the networks were feed-forward or recurrent.</summary>
    public required NetworkKind Kind { get; init; }

    /// <summary>Gets what a control step did with a recurrent network; null for feed-forward ones.</summary>
    public required NetworkSemantics? Semantics { get; init; }

    /// <summary>Gets whether the run was to end once the task was solved; where not, nobody looked whether it was.</summary>
    public bool WhenSolved { get; init; } = true;

    /// <summary>Gets how the run ended, in words.</summary>
    [JsonIgnore]
    public string Outcome => StopReason switch
    {
        StopReason.Solved => "solved",
        StopReason.Fitness => "reached its fitness",
        StopReason.Interrupted => "interrupted",
        _ when !WhenSolved => $"ended ({StopReason.ToString().ToLowerInvariant()})",
        _ => $"not solved ({StopReason.ToString().ToLowerInvariant()})",
    };

    /// <summary>Gets the champion's fitness; null if it is not finite.</summary>
    /// <remarks>That of the genome that solved the task, where one did: it need not be the fittest.</remarks>
    public required float? BestFitness { get; init; }

    /// <summary>Gets the champion's number in its generation, counted from 0; null in files of versions that did not note it.</summary>
    public int? ChampionGenome { get; init; }

    /// <summary>Gets the champion's node genes, inputs included.</summary>
    public required int ChampionNodes { get; init; }

    /// <summary>Gets those of them that are hidden and that an output depends on.</summary>
    public required int ChampionHidden { get; init; }

    /// <summary>Gets the champion's enabled connections that an output depends on.</summary>
    public required int ChampionConnections { get; init; }

    /// <summary>Gets how the champion did in the task's tests; empty where the task has none.</summary>
    public required IReadOnlyList<ChampionTestResult> Tests { get; init; }

    /// <summary>Gets the wall time from the first population to the last report.</summary>
    public required double Seconds { get; init; }

    /// <summary>Gets its parts.</summary>
    public required IReadOnlyDictionary<string, double> PhaseSeconds { get; init; }

    /// <summary>Gets the median milliseconds of a generation and of its phases, the first generation left out; null if there was no other.</summary>
    public required IReadOnlyDictionary<string, double>? MedianMilliseconds { get; init; }

    /// <summary>Gets the backend.</summary>
    public required string Backend { get; init; }

    /// <summary>Gets the device.</summary>
    public required string Device { get; init; }

    /// <summary>Gets what device failed and when, the host having taken over from there; null if none did.</summary>
    public DeviceFallback? Fallback { get; init; }

    /// <summary>Gets the arithmetic.</summary>
    public required ArithmeticKind Arithmetic { get; init; }

    /// <summary>Gets the host's threads.</summary>
    public required int Threads { get; init; }

    /// <summary>Gets the seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Gets the digest of the last population.</summary>
    public required string PopulationDigest { get; init; }

    /// <summary>Gets the digest of the champion.</summary>
    public required string ChampionDigest { get; init; }

    /// <summary>Sums up a run that has ended.</summary>
    public static RunSummary Of(EvolutionRun run, string task, RunSetup setup, IPopulationEvaluator evaluator, WorkerPool workers)
    {
        double seconds = run.Seconds;
        Champion champion = run.Champion!;
        var batch = new NetworkBatch();
        new NetworkBatcher(workers).Build(Genome.ToPopulation(champion.Genome), batch);
        return new RunSummary
        {
            Task = task,
            Solved = run.StopReason == StopReason.Solved,
            StopReason = run.StopReason,
            WhenSolved = setup.Stop.WhenSolved,
            Generations = run.Generation + 1,
            Evaluations = run.Evaluations,
            Steps = run.Steps,
            NotFinite = run.NotFinite,
            Failures = run.Failures,
            Negative = run.Negative,
            Kind = setup.Network.Kind,
            Semantics = setup.Network.Kind == NetworkKind.Recurrent ? setup.Network.Semantics : null,
            BestFitness = float.IsFinite(champion.Fitness) ? champion.Fitness : null,
            ChampionGenome = champion.GenomeNumber,
            ChampionNodes = champion.Genome.NodeId.Length,
            ChampionHidden = batch.NodeCount - champion.Genome.Shape.FirstHidden,
            ChampionConnections = batch.EdgeCount,
            Tests = run.TestChampion(),
            Seconds = seconds,
            PhaseSeconds = Enum.GetValues<Phase>().ToDictionary(NameOf, run.Clock.Seconds),
            MedianMilliseconds = run.History.Count == 0 ? null : MediansOf(run.History),
            Backend = evaluator.Backend,
            Device = evaluator.Device,
            Fallback = (evaluator as FallbackEvaluator)?.Fallback,
            Arithmetic = setup.Evaluation.Arithmetic,
            Threads = workers.Workers,
            Seed = setup.Seed,
            PopulationDigest = GenomeDigest.OfPopulation(run.Population),
            ChampionDigest = GenomeDigest.OfGenome(champion.Genome),
        };
    }

    private static string NameOf(Phase phase) => phase.ToString().ToLowerInvariant();

    private static Dictionary<string, double> MediansOf(PhaseHistory history)
    {
        var medians = new Dictionary<string, double> { ["generation"] = history.MedianGeneration() };
        foreach (Phase phase in Enum.GetValues<Phase>())
        {
            medians.Add(NameOf(phase), history.Median(phase));
        }

        return medians;
    }
}
