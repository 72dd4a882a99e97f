using Evolution.Core.Genomes;
using Evolution.Core.Variation;

namespace Evolution.Tests.Support;

/// <summary>Options under which nothing changes, and genomes by a name that equals exactly when they do.</summary>
internal static class Still
{
    /// <summary>Returns rates of which none ever fires.</summary>
    public static VariationOptions Variation() => new()
    {
        MutateWeights = 0f,
        ReplaceWeight = 0f,
        WeightShare = 1f,
        AddNode = 0f,
        AddConnection = 0f,
        RemoveConnection = 0f,
        RemoveNode = 0f,
        ToggleEnable = 0f,
        ChangeActivation = 0f,
        ChangeAggregation = 0f,
        AverageWeights = 0f,
        DisableInherited = 0.75f,
    };

    /// <summary>Returns a genome's connections as source id, target id and whether enabled.</summary>
    public static (int Source, int Target, bool Enabled)[] Edges(Genome genome) =>
        [.. Enumerable.Range(0, genome.Innovation.Length).Select(i => (genome.NodeId[genome.Source[i]], genome.NodeId[genome.Target[i]], genome.Enabled[i]))];

    /// <summary>Returns the digest of a genome.</summary>
    public static string Digest(Genome genome) => GenomeDigest.OfGenome(genome);
}
