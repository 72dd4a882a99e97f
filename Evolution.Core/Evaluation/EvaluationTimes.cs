namespace Evolution.Core.Evaluation;

/// <summary>How long the last evaluation copied, in milliseconds; 0 on the host, which copies nothing.</summary>
/// <param name="Upload">Copying networks to the device.</param>
/// <param name="Download">Copying results to the host.</param>
public readonly record struct EvaluationTimes(double Upload, double Download)
{
    /// <summary>Returns the part that somebody can have waited for: a device copies while the host does other work, too.</summary>
    /// <param name="milliseconds">How long was waited for the evaluation, at least 0.</param>
    public EvaluationTimes Within(double milliseconds)
    {
        double upload = Math.Min(Upload, milliseconds);
        return new EvaluationTimes(upload, Math.Min(Download, milliseconds - upload));
    }
}
