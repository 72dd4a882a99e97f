using System.ComponentModel.DataAnnotations;

namespace Evolution.Core.Checkpoints;

/// <summary>When a run is saved so that it can be continued; always when it is interrupted, and at its end.</summary>
public sealed class CheckpointOptions
{
    /// <summary>Gets or sets the generations from one checkpoint to the next.</summary>
    /// <value>Default: null, none by generations. Range: 1 to 2,000,000,000.</value>
    [Range(1, 2_000_000_000)]
    public int? EveryGenerations { get; set; }

    /// <summary>Gets or sets the seconds of wall time after which the next generation is saved.</summary>
    /// <value>Default: 60. Null: none by time. Range: above 0 to 1e9.</value>
    [Range(0.0, 1e9, MinimumIsExclusive = true)]
    public double? EverySeconds { get; set; } = 60;

    /// <summary>Gets or sets the checkpoints kept, the newest ones.</summary>
    /// <value>Default: 3, so that a damaged one leaves another. Range: 1 to 1,000,000.</value>
    [Range(1, 1_000_000)]
    public int Keep { get; set; } = 3;
}
