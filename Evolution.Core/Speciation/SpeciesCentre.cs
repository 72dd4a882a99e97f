using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Speciation;

/// <summary>The mean genome of a cluster: innovation ids and mean weights, reused from generation to generation.</summary>
internal sealed class SpeciesCentre
{
    private int[] _innovation = [];
    private float[] _weight = [];
    private int _count;

    /// <summary>Gets the innovation ids, ascending.</summary>
    public ReadOnlySpan<int> Innovation => _innovation.AsSpan(0, _count);

    /// <summary>Gets the mean weight of each.</summary>
    public ReadOnlySpan<float> Weight => _weight.AsSpan(0, _count);

    /// <summary>Empties the centre.</summary>
    public void Clear() => _count = 0;

    /// <summary>Appends a gene.</summary>
    public void Add(int innovation, float weight)
    {
        Buffers.Grow(ref _innovation, _count + 1);
        Buffers.Grow(ref _weight, _count + 1);
        _innovation[_count] = innovation;
        _weight[_count++] = weight;
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
    }
}
