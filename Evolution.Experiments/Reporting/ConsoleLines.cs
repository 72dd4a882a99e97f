using System.Globalization;
using Serilog.Core;
using Serilog.Events;

namespace Evolution.Experiments.Reporting;

/// <summary>Shows the warnings and errors of a run's log as lines for people: each error, and of each kind of warning the first.</summary>
/// <remarks>What is fatal ends the program, which says it then.</remarks>
internal sealed class ConsoleLines(TextWriter output) : ILogEventSink
{
    private readonly HashSet<string> _shown = [];
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public void Emit(LogEvent logEvent)
    {
        ArgumentNullException.ThrowIfNull(logEvent);
        bool isError = logEvent.Level == LogEventLevel.Error;
        lock (_lock)
        {
            if (logEvent.Level is < LogEventLevel.Warning or LogEventLevel.Fatal || (!_shown.Add(logEvent.MessageTemplate.Text) && !isError))
            {
                return;
            }

            string reason = logEvent.Exception is { } exception ? $": {exception.Message}" : string.Empty;
            string more = isError ? string.Empty : " (further ones are in log.json)";
            output.WriteLine($"{(isError ? "error" : "warning")}: {logEvent.RenderMessage(CultureInfo.InvariantCulture)}{reason}{more}");
        }
    }
}
