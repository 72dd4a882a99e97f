namespace Evolution.Core.Genomes;

/// <summary>What a random stream is for: the last part of its key. The numbers are part of a seed's meaning and never change.</summary>
public enum RandomPurpose
{
    /// <summary>The first population.</summary>
    FirstPopulation = 1,

    /// <summary>Choosing a child's parents and varying it.</summary>
    Breed = 2,

    /// <summary>Choosing a species' representative.</summary>
    Representative = 3,

    /// <summary>Choosing the first centres of k-means.</summary>
    KMeans = 4,

    /// <summary>Networks made for benches and verification.</summary>
    Synthetic = 5,

    /// <summary>An episode that counts for fitness; the episode's number is added above the low eight bits.</summary>
    Episode = 6,

    /// <summary>An episode of a champion's test; numbered likewise.</summary>
    TestEpisode = 7,
}
