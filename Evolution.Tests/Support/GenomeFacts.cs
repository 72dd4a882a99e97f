using Evolution.Core.Genomes;

namespace Evolution.Tests.Support;

/// <summary>What assertions say about genomes.</summary>
internal static class GenomeFacts
{
    /// <summary>Returns a genome's connections as source id, target id and whether enabled.</summary>
    public static (int Source, int Target, bool Enabled)[] Edges(this Genome genome) =>
        [.. Enumerable.Range(0, genome.Innovation.Length).Select(i => (genome.NodeId[genome.Source[i]], genome.NodeId[genome.Target[i]], genome.Enabled[i]))];

    /// <summary>Returns the digest of a genome.</summary>
    public static string Digest(this Genome genome) => GenomeDigest.OfGenome(genome);

    /// <summary>Returns the genomes of a population.</summary>
    public static Genome[] Genomes(this Population population) =>
        [.. Enumerable.Range(0, population.Count).Select(genome => Genome.Copy(population, genome))];
}
