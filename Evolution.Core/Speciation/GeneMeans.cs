using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Speciation;

/// <summary>Mean weights by innovation id: one worker's scratch memory.</summary>
internal sealed class GeneMeans
{
    private double[] _sum = [];
    private int[] _count = [];
    private int[] _touched = [];

    /// <summary>Sets a centre to the genes that at least half of the members have, with their mean weights.</summary>
    public void Centre(Population population, ReadOnlySpan<int> members, SpeciesCentre centre)
    {
        int touched = 0;
        foreach (int genome in members)
        {
            GenomeView view = population[genome];
            ReadOnlySpan<int> innovation = view.Topology.Innovation;
            for (int i = 0; i < innovation.Length; i++)
            {
                int id = innovation[i];
                Buffers.Grow(ref _sum, id + 1);
                Buffers.Grow(ref _count, id + 1);
                if (_count[id]++ == 0)
                {
                    Buffers.Grow(ref _touched, touched + 1);
                    _touched[touched++] = id;
                }

                _sum[id] += view.Weights[i];
            }
        }

        Span<int> ids = _touched.AsSpan(0, touched);
        ids.Sort();
        centre.Clear();
        foreach (int id in ids)
        {
            if (2 * _count[id] >= members.Length)
            {
                centre.Add(id, (float)(_sum[id] / _count[id]));
            }

            _sum[id] = 0;
            _count[id] = 0;
        }

        centre.Seal();
    }
}
