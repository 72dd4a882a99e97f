using Evolution.Core.Networks;

namespace Evolution.Core.Evaluation;

/// <summary>Scores the networks of a batch on one task. All implementations give the same bits in exact arithmetic.</summary>
public interface IPopulationEvaluator : IDisposable
{
    /// <summary>Gets the backend's name for reports: <c>cpu</c> or <c>cuda</c>.</summary>
    string Backend { get; }

    /// <summary>Gets the device's name for reports.</summary>
    string Device { get; }

    /// <summary>Gets how long the last evaluation copied; nothing unless a device says otherwise.</summary>
    EvaluationTimes LastTimes => default;

    /// <summary>Scores every network.</summary>
    /// <param name="batch">The networks.</param>
    /// <param name="plan">Episodes and seeds.</param>
    /// <param name="scores">Receives the result, by genome number.</param>
    void Evaluate(NetworkBatch batch, in EvaluationPlan plan, PopulationScores scores);

    /// <summary>Scores every network, and has the calling thread do something else where a device computes meanwhile.</summary>
    /// <param name="batch">The networks.</param>
    /// <param name="plan">Episodes and seeds.</param>
    /// <param name="scores">Receives the result, by genome number.</param>
    /// <param name="work">What else is to be done, once; touches neither the batch nor the scores. Done first where the host computes.</param>
    void EvaluateBeside(NetworkBatch batch, in EvaluationPlan plan, PopulationScores scores, Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        work();
        Evaluate(batch, plan, scores);
    }
}
