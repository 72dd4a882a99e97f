using Evolution.Core.Evaluation;

namespace Evolution.Gpu.Views;

/// <summary>What a kernel of episodes gets of its task.</summary>
/// <typeparam name="TEnvironment">The struct that simulates.</typeparam>
public struct EpisodeArgument<TEnvironment>
    where TEnvironment : struct
{
    /// <summary>The simulation.</summary>
    public TEnvironment Environment;

    /// <summary>Episodes and seeds.</summary>
    public EvaluationPlan Plan;
}
