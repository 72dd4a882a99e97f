namespace Evolution.Core.Speciation;

/// <summary>One species: its history, and where its members stand in the <see cref="SpeciesSet"/>.</summary>
public sealed class Species
{
    /// <summary>Gets the species' number, never used again.</summary>
    public int Id { get; internal set; }

    /// <summary>Gets the generation in which it was founded.</summary>
    public int Founded { get; internal set; }

    /// <summary>Gets the best fitness that any member ever had.</summary>
    public float BestFitness { get; internal set; }

    /// <summary>Gets the generation in which that fitness was reached.</summary>
    public int Improved { get; internal set; }

    /// <summary>Gets or sets the generation in which its champion was last tested; -1 before it was.</summary>
    public int Tested { get; set; }

    /// <summary>Gets the number of members in the current generation.</summary>
    public int Count { get; internal set; }

    /// <summary>Gets the position of its first member in <see cref="SpeciesSet.Members"/>.</summary>
    public int Start { get; internal set; }

    /// <summary>Gets the genes that newcomers are compared with: a representative's, or the mean of all members.</summary>
    internal SpeciesCentre Centre { get; } = new();
}
