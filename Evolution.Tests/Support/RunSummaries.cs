using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Runs;
using Evolution.Experiments.Reporting;

namespace Evolution.Tests.Support;

/// <summary>Summaries of runs that never were.</summary>
internal static class RunSummaries
{
    /// <summary>Returns a run of 900 generations that did not solve the task.</summary>
    public static RunSummary Failed(ulong seed) => Solved(seed, 9000) with { Solved = false, StopReason = StopReason.Generations };

    /// <summary>Returns a run of ten genomes a generation, with figures that follow from its evaluations.</summary>
    public static RunSummary Solved(ulong seed, int evaluations) => new()
    {
        Task = "xor/1",
        Solved = true,
        StopReason = StopReason.Solved,
        Generations = evaluations / 10,
        Evaluations = evaluations,
        Steps = evaluations * 4,
        NotFinite = 0,
        Negative = 0,
        Kind = NetworkKind.Feedforward,
        Semantics = null,
        BestFitness = 16,
        ChampionGenome = 3,
        ChampionNodes = 3,
        ChampionHidden = evaluations / 100,
        ChampionConnections = evaluations / 50,
        Tests = [],
        Seconds = evaluations / 100.0,
        PhaseSeconds = new Dictionary<string, double>(),
        MedianMilliseconds = null,
        Backend = "cpu",
        Device = "none",
        Arithmetic = ArithmeticKind.Exact,
        Threads = 1,
        Seed = seed,
        PopulationDigest = string.Empty,
        ChampionDigest = string.Empty,
    };
}
