using System.ComponentModel.DataAnnotations;

namespace Evolution.Core.Reproduction;

/// <summary>Who has offspring, and how many.</summary>
public sealed class ReproductionOptions
{
    /// <summary>Gets or sets the share of a species that may become parents, rounded up, at least one genome.</summary>
    /// <value>Default: 0.2, as in Stanley's parameter files. Range: above 0 to 1.</value>
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public float Survival { get; set; } = 0.2f;

    /// <summary>Gets or sets the share of a species' offspring that are unchanged copies of its best, rounded up, at least one genome.</summary>
    /// <value>Default: 0, which copies the champion alone. Range: 0 to 1.</value>
    [Range(0.0, 1.0)]
    public float Elitism { get; set; }

    /// <summary>Gets or sets the size from which a species keeps elites. The population's best is kept whatever its species' size.</summary>
    /// <value>Default: 6 (more than five networks), as in the NEAT paper. Range: 1 to 1,000,000.</value>
    [Range(1, 1_000_000)]
    public int ElitismMinimumSize { get; set; } = 6;

    /// <summary>Gets or sets the probability that a child has two parents; the others come from mutation alone.</summary>
    /// <value>Default: 0.75, as in the NEAT paper. Range: 0 to 1.</value>
    [Range(0.0, 1.0)]
    public float Crossover { get; set; } = 0.75f;

    /// <summary>Gets or sets the probability that the second parent comes from another species.</summary>
    /// <value>Default: 0.001, as in the NEAT paper. Range: 0 to 1.</value>
    [Range(0.0, 1.0)]
    public float InterspeciesMating { get; set; } = 0.001f;

    /// <summary>Gets or sets the probability that a child of two parents is mutated too.</summary>
    /// <value>Default: 1; Stanley's parameter files have 0.8 (mate only: 0.2). Range: 0 to 1.</value>
    [Range(0.0, 1.0)]
    public float MutateAfterCrossover { get; set; } = 1f;

    /// <summary>Gets or sets the generations without a better best after which a species has no offspring, unless it holds the population's best.</summary>
    /// <value>Default: 15, as in the NEAT paper. Range: 0 to 1,000,000; 0 switches stagnation off.</value>
    [Range(0, 1_000_000)]
    public int SpeciesStagnation { get; set; } = 15;

    /// <summary>Gets or sets the generations without a better population best beyond which two species have all offspring of one generation; the count then starts anew.</summary>
    /// <value>Default: 0, which switches it off; the NEAT paper has 20. Range: 0 to 1,000,000.</value>
    [Range(0, 1_000_000)]
    public int PopulationStagnation { get; set; }

    /// <summary>Gets or sets who has the offspring of the generation that follows a stall of the population.</summary>
    /// <value>Default: two species.</value>
    public StagnationAnswerKind StagnationAnswer { get; set; } = StagnationAnswerKind.TwoSpecies;
}
