using System.ComponentModel.DataAnnotations;

namespace Evolution.Core.Reproduction;

/// <summary>
/// Phased search: genomes grow until a ceiling, then shrink until they no longer do, and grow again, as in SharpNEAT and in
/// Green 2004, "Phased searching with NEAT". Off unless a ceiling is given.
/// </summary>
public sealed class ComplexityOptions
{
    /// <summary>Gets or sets the mean number of connection genes above which a stalled population is simplified.</summary>
    /// <value>Default: null, no such ceiling. Range: 1 to 1e9.</value>
    [Range(1.0, 1e9)]
    public float? AbsoluteCeiling { get; set; }

    /// <summary>Gets or sets the same ceiling as so many connection genes more than at the end of the last simplification, or in the first generation.</summary>
    /// <value>Default: null, no such ceiling. Range: 1 to 1e9.</value>
    [Range(1.0, 1e9)]
    public float? RelativeCeiling { get; set; }

    /// <summary>Gets or sets the generations without a better population best after which a population above a ceiling counts as stalled.</summary>
    /// <value>Default: 10. Range: 0 to 1,000,000; 0 does not wait.</value>
    [Range(0, 1_000_000)]
    public int StallGenerations { get; set; } = 10;

    /// <summary>Gets or sets the generations without a lower mean after which simplifying ends.</summary>
    /// <value>Default: 10. Range: 1 to 1,000,000.</value>
    [Range(1, 1_000_000)]
    public int SimplifyPatience { get; set; } = 10;

    /// <summary>Gets or sets the rate of removing a connection while simplifying, when nothing is added and no child has two parents.</summary>
    /// <value>Default: 0.6. Range: above 0 to 1.</value>
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public float RemoveConnection { get; set; } = 0.6f;
}
