using Evolution.Core.Runs;

namespace Evolution.Experiments.Reporting;

/// <summary>Shows a run while it goes on.</summary>
internal interface IProgressView : IRunObserver
{
    /// <summary>Runs something with the view on the screen.</summary>
    TResult Show<TResult>(string title, Func<TResult> work);

    /// <summary>Is told of every generation of runs that go on together.</summary>
    void OnRuns(in RunsReport report);
}
