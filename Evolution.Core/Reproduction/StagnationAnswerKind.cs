namespace Evolution.Core.Reproduction;

/// <summary>Who has the offspring of the generation that follows a stall of the population; each species, or champion, half of it.</summary>
public enum StagnationAnswerKind
{
    /// <summary>The two best species, as in Stanley and Miikkulainen 2002, section 3.3.</summary>
    TwoSpecies,

    /// <summary>The champions of the two best species, which are mutated only: delta coding as in Stanley's NEAT C++.</summary>
    TwoChampions,
}
