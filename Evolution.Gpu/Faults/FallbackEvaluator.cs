using Evolution.Core.Evaluation;
using Evolution.Core.Networks;

namespace Evolution.Gpu.Faults;

/// <summary>
/// Scores on a device until that fails, then on the host. The generation in which it fails is evaluated again whole, so that in
/// exact arithmetic nobody can tell from the result.
/// </summary>
/// <param name="device">Scores until it fails; becomes the evaluator's to dispose.</param>
/// <param name="createHost">Creates the evaluator that takes over; what it returns becomes the evaluator's to dispose.</param>
public sealed class FallbackEvaluator(IPopulationEvaluator device, Func<IPopulationEvaluator> createHost) : IPopulationEvaluator
{
    private readonly WorkBeside _beside = new();
    private IPopulationEvaluator _present = device;
    private Action? _doBeside;

    /// <summary>Occurs when the device has failed, before the host takes over.</summary>
    public event Action<DeviceFallback>? Failed;

    /// <summary>Gets what failed, or null while nothing has.</summary>
    public DeviceFallback? Fallback { get; private set; }

    /// <inheritdoc/>
    public string Backend => _present.Backend;

    /// <inheritdoc/>
    public string Device => _present.Device;

    /// <inheritdoc/>
    public EvaluationTimes LastTimes => _present.LastTimes;

    /// <inheritdoc/>
    public void Evaluate(NetworkBatch batch, in EvaluationPlan plan, PopulationScores scores) => EvaluateBeside(batch, plan, scores, static () => { });

    /// <inheritdoc/>
    public void EvaluateBeside(NetworkBatch batch, in EvaluationPlan plan, PopulationScores scores, Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        _beside.Begin(work);
        _doBeside ??= _beside.Do;
        try
        {
            _present.EvaluateBeside(batch, plan, scores, _doBeside);
            return;
        }
        catch (Exception exception) when (Fallback is null && DeviceFault.IsFault(exception))
        {
            Fallback = new DeviceFallback(plan.Seed, plan.Generation, Backend, Device, DeviceFault.TextOf(exception));
        }

        DeviceFault.DisposeQuietly(_present);
        _present = createHost();
        Failed?.Invoke(Fallback);
        _present.EvaluateBeside(batch, plan, scores, _doBeside);
    }

    /// <inheritdoc/>
    public void Dispose() => DeviceFault.DisposeQuietly(_present);
}
