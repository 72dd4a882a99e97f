using System.Diagnostics;

namespace Evolution.Experiments.Reporting;

/// <summary>Counts runs that go on together, and shows the count.</summary>
/// <param name="view">The view.</param>
/// <param name="runs">All runs.</param>
/// <param name="before">Those that had ended before.</param>
internal sealed class RunsProgress(IProgressView view, int runs, IEnumerable<RunSummary> before)
{
    private readonly long _began = Stopwatch.GetTimestamp();
    private int _solved = before.Count(run => run.Solved);
    private int _ended = before.Count();
    private int _generation;

    /// <summary>Notes that a run has ended.</summary>
    public void OnEnded(RunSummary run)
    {
        _ended++;
        _solved += run.Solved ? 1 : 0;
    }

    /// <summary>Notes that a generation is done.</summary>
    /// <param name="running">The runs that go on.</param>
    public void OnGeneration(int running) =>
        view.OnRuns(new RunsReport(_generation++, running, _ended, _solved, runs, Stopwatch.GetElapsedTime(_began).TotalSeconds));
}
