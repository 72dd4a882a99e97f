using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Reproduction;
using Evolution.Core.Speciation;
using Evolution.Core.Variation;

namespace Evolution.Core.Runs;

/// <summary>The options that decide how a run goes, by feature.</summary>
public sealed record RunSetup
{
    /// <summary>Gets the seed.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Gets the number of genomes, at least 2.</summary>
    public int Population { get; init; } = 150;

    /// <summary>Gets the network that the first generation descends from; null makes new ones.</summary>
    public Genome? Start { get; init; }

    /// <summary>Gets what networks are made of.</summary>
    public NetworkOptions Network { get; init; } = new();

    /// <summary>Gets how a child differs from its parents.</summary>
    public VariationOptions Variation { get; init; } = new();

    /// <summary>Gets when genomes are simplified.</summary>
    public ComplexityOptions Complexity { get; init; } = new();

    /// <summary>Gets how the population is divided into species.</summary>
    public SpeciationOptions Speciation { get; init; } = new();

    /// <summary>Gets who has offspring.</summary>
    public ReproductionOptions Reproduction { get; init; } = new();

    /// <summary>Gets where and how genomes are scored.</summary>
    public EvaluationOptions Evaluation { get; init; } = new();

    /// <summary>Gets when the run ends.</summary>
    public StopOptions Stop { get; init; } = new();
}
