using System.ComponentModel.DataAnnotations;

namespace Evolution.Core.Runs;

/// <summary>When a run ends: at the first rule met, looked at after each generation's evaluation. A solved task always ends it, unless <see cref="WhenSolved"/> is false.</summary>
public sealed class StopOptions
{
    /// <summary>Gets or sets whether the run ends once the task's own criterion is met.</summary>
    /// <value>Default: true.</value>
    public bool WhenSolved { get; set; } = true;

    /// <summary>Gets or sets the fitness that ends the run.</summary>
    /// <value>Default: null, no such rule. Range: any finite number.</value>
    [Range(-3.4e38, 3.4e38)]
    public float? Fitness { get; set; }

    /// <summary>Gets or sets the generations evaluated at most.</summary>
    /// <value>Default: 1000. Range: 1 to 2,000,000,000.</value>
    [Range(1, 2_000_000_000)]
    public int Generations { get; set; } = 1000;

    /// <summary>Gets or sets the evaluations after which no further generation starts.</summary>
    /// <value>Default: null, no such rule. Range: 1 to 9e18.</value>
    [Range(1.0, 9e18)]
    public long? Evaluations { get; set; }

    /// <summary>Gets or sets the seconds of wall time after which no further generation starts.</summary>
    /// <value>Default: null, no such rule. Range: above 0 to 1e9.</value>
    [Range(0.0, 1e9, MinimumIsExclusive = true)]
    public double? Seconds { get; set; }
}
