namespace Evolution.Core.Genomes;

/// <summary>
/// The compatibility distance of two genomes, delta = c1 E / N + c2 D / N + c3 W (Stanley and Miikkulainen 2002,
/// section 3.3): excess genes, disjoint genes, and the mean weight difference of matching genes.
/// </summary>
/// <param name="Excess">c1.</param>
/// <param name="Disjoint">c2.</param>
/// <param name="WeightDifference">c3.</param>
/// <param name="NormalizeByGenes">Whether N is the gene count of the larger genome; else it is 1.</param>
public readonly record struct CompatibilityDistance(float Excess, float Disjoint, float WeightDifference, bool NormalizeByGenes)
{
    /// <summary>A little less than 1, because the distance itself is rounded in another order.</summary>
    private const float Slack = 0.9999f;

    /// <summary>Measures two genomes; genomes without a matching gene have no weight difference, and two empty ones distance 0.</summary>
    /// <param name="innovation">Innovation ids of one genome, ascending.</param>
    /// <param name="weight">Its weights.</param>
    /// <param name="otherInnovation">Innovation ids of the other, ascending.</param>
    /// <param name="otherWeight">Its weights.</param>
    /// <param name="limit">Where the distance is at least this, any number from here to the distance may be returned, and sooner.</param>
    public float Between(
        ReadOnlySpan<int> innovation,
        ReadOnlySpan<float> weight,
        ReadOnlySpan<int> otherInnovation,
        ReadOnlySpan<float> otherWeight,
        float limit = float.PositiveInfinity)
    {
        float genes = GenesOf(innovation, otherInnovation);
        float difference = 0f;
        int matching = 0;
        var runs = new MatchingRuns(innovation, otherInnovation);
        while (runs.Next())
        {
            float unmatched = Disjoint * runs.Disjoint / genes;
            if (unmatched >= limit)
            {
                return unmatched;
            }

            difference += SumOfDifferences(weight.Slice(runs.Start, runs.Length), otherWeight.Slice(runs.OtherStart, runs.Length));
            matching += runs.Length;
        }

        float mean = matching == 0 ? 0f : difference / matching;
        return OfUnmatched(runs, genes) + (WeightDifference * mean);
    }

    /// <summary>Returns the part of the distance that does not depend on weights: the distance is at least that, to the last bit.</summary>
    /// <param name="innovation">Innovation ids of one genome, ascending.</param>
    /// <param name="otherInnovation">Innovation ids of the other, ascending.</param>
    internal float OfGenes(ReadOnlySpan<int> innovation, ReadOnlySpan<int> otherInnovation)
    {
        var runs = new MatchingRuns(innovation, otherInnovation);
        while (runs.Next())
        {
        }

        return OfUnmatched(runs, GenesOf(innovation, otherInnovation));
    }

    /// <summary>Returns a distance that two genomes have at least, from the number of genes that only one of them has.</summary>
    /// <param name="genes">The number of genes of the larger genome.</param>
    /// <param name="unmatched">A lower bound of those that only one of both has.</param>
    internal float AtLeast(int genes, int unmatched) =>
        Slack * Math.Min(Excess, Disjoint) * unmatched / (NormalizeByGenes ? Math.Max(1, genes) : 1f);

    /// <summary>Returns a number of genes beyond which <see cref="AtLeast"/> is at least the limit, or a somewhat larger one.</summary>
    /// <param name="mostGenes">The number of genes of the larger genome, or more.</param>
    /// <param name="limit">The limit.</param>
    internal int MostUnmatched(int mostGenes, float limit)
    {
        double genes = limit / ((double)Slack * Math.Min(Excess, Disjoint)) * (NormalizeByGenes ? Math.Max(1, mostGenes) : 1);
        return genes < int.MaxValue / 2 ? (int)(genes * 1.001) + 1 : int.MaxValue;
    }

    private float GenesOf(ReadOnlySpan<int> innovation, ReadOnlySpan<int> otherInnovation) =>
        NormalizeByGenes ? Math.Max(1, Math.Max(innovation.Length, otherInnovation.Length)) : 1f;

    private float OfUnmatched(in MatchingRuns runs, float genes) =>
        ((Excess * runs.Excess) + (Disjoint * runs.Disjoint)) / genes;

    private static float SumOfDifferences(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        // Four sums in flight hide the latency of the addition; their order is fixed, so the result is too.
        float a = 0f;
        float b = 0f;
        float c = 0f;
        float d = 0f;
        int i = 0;
        for (; i + 4 <= left.Length && i + 4 <= right.Length; i += 4)
        {
            a += MathF.Abs(left[i] - right[i]);
            b += MathF.Abs(left[i + 1] - right[i + 1]);
            c += MathF.Abs(left[i + 2] - right[i + 2]);
            d += MathF.Abs(left[i + 3] - right[i + 3]);
        }

        for (; i < left.Length; i++)
        {
            a += MathF.Abs(left[i] - right[i]);
        }

        return (a + b) + (c + d);
    }
}
