using Evolution.Core.Genomes;

namespace Evolution.Core.Speciation;

/// <summary>Assigns each genome of a new generation to a species.</summary>
internal interface ISpeciationStrategy
{
    /// <summary>Assigns a generation.</summary>
    /// <param name="previous">The generation before, which <paramref name="species"/> describes; null for the first.</param>
    /// <param name="next">The generation to assign.</param>
    /// <param name="species">The species, updated.</param>
    /// <param name="generation">The number of the generation to assign.</param>
    void Assign(Population? previous, Population next, SpeciesSet species, int generation);
}
