using Evolution.Core.Evaluation;
using Evolution.Gpu.Faults;
using Serilog;

namespace Evolution.Experiments.Reporting;

/// <summary>Warns in a run's log when its device fails.</summary>
internal sealed class FallbackLog : IDisposable
{
    private readonly FallbackEvaluator? _evaluator;
    private readonly ILogger _log;
    private readonly ArithmeticKind _arithmetic;

    private FallbackLog(FallbackEvaluator? evaluator, ILogger log, ArithmeticKind arithmetic)
    {
        _evaluator = evaluator;
        _log = log;
        _arithmetic = arithmetic;
        _evaluator?.Failed += Warn;
    }

    /// <summary>Watches an evaluator until disposed; one that never falls back is none to watch.</summary>
    public static FallbackLog Watch(IPopulationEvaluator evaluator, ILogger log, ArithmeticKind arithmetic) =>
        new(evaluator as FallbackEvaluator, log, arithmetic);

    /// <inheritdoc/>
    public void Dispose() => _evaluator?.Failed -= Warn;

    private void Warn(DeviceFallback fallback) => _log.Warning(
        "Generation {Generation}: {Device} ({Backend}) failed: {Reason}. The generation is evaluated again on the cpu, and the run goes on there{Consequence}",
        fallback.Generation,
        fallback.Device,
        fallback.Backend,
        fallback.Reason,
        _arithmetic == ArithmeticKind.Exact ? " with the same result" : "; results are exact from here");
}
