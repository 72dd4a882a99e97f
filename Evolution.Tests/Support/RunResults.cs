using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Runs;
using Evolution.Core.Tasks;

namespace Evolution.Tests.Support;

/// <summary>Whole runs, and what is left of them.</summary>
internal static class RunResults
{
    /// <summary>Runs to the end.</summary>
    public static RunResult Of(RunSetup setup, EvolutionTask task, int threads = 1, NetworkActivator? activator = null)
    {
        using var workers = new WorkerPool(threads);
        using var evaluator = new SimdEvaluator(task, activator ?? SimdEvaluator.WidestActivator(), workers);
        var log = new ReportLog();
        var run = new EvolutionRun(setup, task, evaluator, workers, log);
        StopReason reason = run.Run();
        return new RunResult(reason, GenomeDigest.OfPopulation(run.Population), run.Champion!, run.Evaluations, log.Reports);
    }

    private sealed class ReportLog : IRunObserver
    {
        public List<GenerationReport> Reports { get; } = [];

        public void OnGeneration(EvolutionRun run, in GenerationReport report) => Reports.Add(report);
    }
}
