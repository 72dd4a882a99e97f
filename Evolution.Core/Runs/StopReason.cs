namespace Evolution.Core.Runs;

/// <summary>Why a run ended.</summary>
public enum StopReason
{
    /// <summary>It goes on.</summary>
    None,

    /// <summary>The task's own criterion was met, and its champion test passed.</summary>
    Solved,

    /// <summary>The fitness asked for was reached.</summary>
    Fitness,

    /// <summary>All generations were evaluated.</summary>
    Generations,

    /// <summary>All evaluations were spent.</summary>
    Evaluations,

    /// <summary>The time was up.</summary>
    Seconds,

    /// <summary>The user stopped it.</summary>
    Interrupted,
}
