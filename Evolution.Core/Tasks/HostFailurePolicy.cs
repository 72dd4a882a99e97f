namespace Evolution.Core.Tasks;

/// <summary>What happens when a fitness function of the user's throws.</summary>
public enum HostFailurePolicy
{
    /// <summary>The run stops after the generation, and the genome is saved for <c>replay</c>.</summary>
    Stop,

    /// <summary>The genome ranks last, as one whose fitness is not finite; failures are counted and the first is saved for <c>replay</c>.</summary>
    ScoreWorst,
}
