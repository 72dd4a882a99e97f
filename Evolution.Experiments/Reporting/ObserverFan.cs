using Evolution.Core.Runs;
using Serilog;

namespace Evolution.Experiments.Reporting;

/// <summary>Tells several observers. One that fails is reported once and left out; it never stops a run.</summary>
internal sealed class ObserverFan(ILogger log, IEnumerable<IRunObserver> observers) : IRunObserver
{
    private readonly List<IRunObserver> _observers = [.. observers];

    /// <inheritdoc/>
    public void OnGeneration(EvolutionRun run, in GenerationReport report)
    {
        for (int i = 0; i < _observers.Count; i++)
        {
            try
            {
                _observers[i].OnGeneration(run, report);
            }
            catch (Exception exception)
            {
                log.Error(exception, "{Observer} failed and is left out from here on", _observers[i].GetType().Name);
                _observers.RemoveAt(i--);
            }
        }
    }
}
