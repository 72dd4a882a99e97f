using System.Security.Cryptography;
using System.Text;
using Evolution.Core.Configuration;
using Evolution.Core.Genomes;
using Evolution.Experiments.Reporting;

namespace Evolution.Experiments.Studies;

/// <summary>The figures of a study with one preset. All but the counts are over the runs that solved the task.</summary>
internal sealed record StudyFigures
{
    /// <summary>Gets the study.</summary>
    public required string Study { get; init; }

    /// <summary>Gets the preset.</summary>
    public required string Preset { get; init; }

    /// <summary>Gets the task's id; null before a run has ended.</summary>
    public required string? Task { get; init; }

    /// <summary>Gets what a control step did with a recurrent network; null for feed-forward ones.</summary>
    public NetworkSemantics? Semantics { get; init; }

    /// <summary>Gets the genomes of a generation.</summary>
    public required int Population { get; init; }

    /// <summary>Gets the generations after which a run that has not solved the task is a failure.</summary>
    public required int GenerationLimit { get; init; }

    /// <summary>Gets the seeds asked for.</summary>
    public required int Seeds { get; init; }

    /// <summary>Gets the first of them.</summary>
    public required long FirstSeed { get; init; }

    /// <summary>Gets how many of them have ended.</summary>
    public required int Ended { get; init; }

    /// <summary>Gets how many of those did not solve the task.</summary>
    public required int Failures { get; init; }

    /// <summary>Gets the evaluations as the paper counts them: those of the generations before the last, and in that the champion's place.</summary>
    public Sample? Evaluations { get; init; }

    /// <summary>Gets the genomes scored, the last generation as a whole.</summary>
    public Sample? Scored { get; init; }

    /// <summary>Gets the mean of the evaluations over all runs, a failure with all that it scored: a lower bound where there are failures.</summary>
    public double? MeanAtLeast { get; init; }

    /// <summary>Gets the generations.</summary>
    public Sample? Generations { get; init; }

    /// <summary>Gets the champions' hidden nodes that an output depends on.</summary>
    public Sample? Hidden { get; init; }

    /// <summary>Gets the champions' enabled connections that an output depends on.</summary>
    public Sample? Connections { get; init; }

    /// <summary>Gets the starts that champions pass, where the study tests that.</summary>
    public Sample? Generalization { get; init; }

    /// <summary>Gets the seconds from the first run's start to the last one's end; null where a process was killed and nobody knows.</summary>
    public double? Seconds { get; init; }

    /// <summary>Gets the backends of the runs.</summary>
    public required IReadOnlyList<string> Backends { get; init; }

    /// <summary>Gets their devices.</summary>
    public required IReadOnlyList<string> Devices { get; init; }

    /// <summary>Gets the host's threads, of each session another number if so.</summary>
    public required IReadOnlyList<int> Threads { get; init; }

    /// <summary>Gets the version of the program that evolved them.</summary>
    public required string Version { get; init; }

    /// <summary>Gets SHA-256 over the digests of all last populations and champions by seed: equal on every backend.</summary>
    public required string Digest { get; init; }

    /// <summary>Gets the published figures.</summary>
    public PublishedFigures? Published { get; init; }

    /// <summary>Gets whether the figures keep the bar; null where there is none, or runs are missing.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Sums up the runs that have ended.</summary>
    public static StudyFigures Of(Study study, RunConfig config, int seeds, IReadOnlyList<RunSummary> runs, StudyFiles files)
    {
        RunSummary[] solved = [.. runs.Where(run => run.Solved)];
        return new StudyFigures
        {
            Study = study.Name,
            Preset = EnumNames.Of(config.Preset),
            Task = runs.Count == 0 ? null : runs[0].Task,
            Semantics = runs.Count == 0 ? null : runs[0].Semantics,
            Population = config.Population,
            GenerationLimit = config.Stop.Generations,
            Seeds = seeds,
            FirstSeed = config.Seed,
            Ended = runs.Count,
            Failures = runs.Count - solved.Length,
            Evaluations = SampleOf(solved, run => CountAsPublished(run, config.Population)),
            Scored = SampleOf(solved, run => run.Evaluations),
            MeanAtLeast = SampleOf(runs, run => run.Solved ? CountAsPublished(run, config.Population) : run.Evaluations)?.Mean,
            Generations = SampleOf(solved, run => run.Generations),
            Hidden = SampleOf(solved, run => run.ChampionHidden),
            Connections = SampleOf(solved, run => run.ChampionConnections),
            Generalization = study.GeneralizationTest is { } test ? SampleOf(solved, run => run.Tests.Single(one => one.Name == test).Fitness ?? 0) : null,
            Seconds = files.SecondsOf(runs.Count),
            Backends = [.. runs.Select(run => run.Backend).Distinct()],
            Devices = [.. runs.Select(run => run.Device).Distinct()],
            Threads = [.. runs.Select(run => run.Threads).Distinct()],
            Version = files.Version,
            Digest = DigestOf(runs),
            Published = study.Published,
        };
    }

    /// <summary>Returns the genomes scored up to the champion, itself included, were they scored one by one.</summary>
    /// <param name="run">A run that solved its task.</param>
    /// <param name="population">The genomes of a generation.</param>
    /// <exception cref="InvalidOperationException">Its summary was written by a version that did not note the champion's number.</exception>
    public static long CountAsPublished(RunSummary run, int population) =>
        ((long)population * (run.Generations - 1)) + 1
        + (run.ChampionGenome ?? throw new InvalidOperationException($"The summary of seed {run.Seed} has no number of its champion."));

    private static Sample? SampleOf(IEnumerable<RunSummary> runs, Func<RunSummary, double> value) => Sample.Of([.. runs.Select(value)]);

    private static string DigestOf(IReadOnlyList<RunSummary> runs) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(runs.Select(run => $"{run.Seed} {run.PopulationDigest} {run.ChampionDigest}\n")))));
}
