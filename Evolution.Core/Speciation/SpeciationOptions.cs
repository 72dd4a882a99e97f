using System.ComponentModel.DataAnnotations;
using Evolution.Core.Genomes;

namespace Evolution.Core.Speciation;

/// <summary>How the population is divided into species.</summary>
public sealed class SpeciationOptions
{
    /// <summary>Gets or sets the strategy.</summary>
    /// <value>Default: threshold, as in the NEAT paper.</value>
    public SpeciationStrategyKind Strategy { get; set; } = SpeciationStrategyKind.Threshold;

    /// <summary>Gets or sets the weight c1 of excess genes in the compatibility distance.</summary>
    /// <value>Default: 1. Range: 0 to 1000.</value>
    [Range(0.0, 1000.0)]
    public float Excess { get; set; } = 1f;

    /// <summary>Gets or sets the weight c2 of disjoint genes in the compatibility distance.</summary>
    /// <value>Default: 1. Range: 0 to 1000.</value>
    [Range(0.0, 1000.0)]
    public float Disjoint { get; set; } = 1f;

    /// <summary>Gets or sets the weight c3 of the mean weight difference of matching connections in the compatibility distance; biases of nodes, time constants and functions have no part in it.</summary>
    /// <value>Default: 0.4. Range: 0 to 1000.</value>
    [Range(0.0, 1000.0)]
    public float WeightDifference { get; set; } = 0.4f;

    /// <summary>Gets or sets whether excess and disjoint counts are divided by the gene count of the larger genome.</summary>
    /// <value>Default: false (N = 1), as in Stanley's code and for small genomes in the paper.</value>
    public bool NormalizeByGenes { get; set; }

    /// <summary>Gets or sets the compatibility threshold: a genome joins the first species whose representative is nearer.</summary>
    /// <value>Default: 3. Range: above 0 to 1,000,000. The start value where <see cref="TargetSpecies"/> steers it.</value>
    [Range(0.0, 1e6, MinimumIsExclusive = true)]
    public float Threshold { get; set; } = 3f;

    /// <summary>Gets or sets the number of species: what the threshold is steered to, or the clusters of k-means.</summary>
    /// <value>Default: 5. Range: 0 to 100,000; 0 keeps the threshold fixed, and is not allowed with k-means.</value>
    [Range(0, 100_000)]
    public int TargetSpecies { get; set; } = 5;

    /// <summary>Gets or sets by how much the threshold moves a generation where there are twice or half as many species as the target; its lower bound too.</summary>
    /// <value>Default: 0.3. Range: 0 to 1000.</value>
    [Range(0.0, 1000.0)]
    public float ThresholdStep { get; set; } = 0.3f;

    /// <summary>Gets or sets the rounds of k-means a generation.</summary>
    /// <value>Default: 5. Range: 1 to 100.</value>
    [Range(1, 100)]
    public int KMeansRounds { get; set; } = 5;

    /// <summary>Returns the distance that the coefficients define.</summary>
    public CompatibilityDistance ToDistance() => new(Excess, Disjoint, WeightDifference, NormalizeByGenes);
}
