using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Speciation;

/// <summary>The genes that stand for a species: innovation ids and weights, reused from generation to generation.</summary>
internal sealed class SpeciesCentre
{
    private int[] _innovation = [];
    private float[] _weight = [];
    private int _count;

    /// <summary>Gets the innovation ids, ascending.</summary>
    public ReadOnlySpan<int> Innovation => _innovation.AsSpan(0, _count);

    /// <summary>Gets the mean weight of each.</summary>
    public ReadOnlySpan<float> Weight => _weight.AsSpan(0, _count);

    /// <summary>Gets the signature of the innovation ids.</summary>
    public GeneSignature Signature { get; private set; }

    /// <summary>Empties the centre.</summary>
    public void Clear() => _count = 0;

    /// <summary>Ends a series of additions.</summary>
    public void Seal() => Signature = GeneSignature.Of(Innovation);

    /// <summary>Appends a gene.</summary>
    public void Add(int innovation, float weight)
    {
        Buffers.Grow(ref _innovation, _count + 1);
        Buffers.Grow(ref _weight, _count + 1);
        _innovation[_count] = innovation;
        _weight[_count++] = weight;
    }

    /// <summary>Returns the distance of a genome; where it is at least the limit, any number from there to the distance.</summary>
    /// <param name="distance">The measure.</param>
    /// <param name="innovation">The genome's innovation ids.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="signature">The signature of its innovation ids.</param>
    /// <param name="limit">The distance from which on the exact one does not matter.</param>
    public float DistanceTo(
        CompatibilityDistance distance,
        ReadOnlySpan<int> innovation,
        ReadOnlySpan<float> weights,
        in GeneSignature signature,
        float limit)
    {
        int genes = Math.Max(innovation.Length, _count);
        float least = distance.AtLeast(genes, GeneSignature.LeastDifference(signature, Signature));
        return least >= limit ? least : distance.Between(innovation, weights, Innovation, Weight, limit);
    }

    /// <summary>Becomes equal to a genome.</summary>
    public void Take(Population population, int genome)
    {
        GenomeView view = population[genome];
        Clear();
        for (int i = 0; i < view.Weights.Length; i++)
        {
            Add(view.Topology.Innovation[i], view.Weights[i]);
        }

        Seal();
    }
}
