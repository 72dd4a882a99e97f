namespace Evolution.Core.Speciation;

/// <summary>How genomes are assigned to species.</summary>
public enum SpeciationStrategyKind
{
    /// <summary>The first species whose representative lies within the compatibility threshold (Stanley and Miikkulainen 2002, section 3.3).</summary>
    Threshold,

    /// <summary>A fixed number of clusters around mean genomes.</summary>
    KMeans,
}
