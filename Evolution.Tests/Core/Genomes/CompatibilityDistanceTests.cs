using CsCheck;
using Evolution.Core.Genomes;
using NUnit.Framework;

namespace Evolution.Tests.Core.Genomes;

[TestFixture]
public sealed class CompatibilityDistanceTests
{
    private static readonly Gen<SortedDictionary<int, float>> Genes =
        Gen.Select(Gen.Int[0, 30], Gen.Float[-5f, 5f]).Array[0, 25].Select(pairs =>
        {
            var genes = new SortedDictionary<int, float>();
            foreach ((int id, float weight) in pairs)
            {
                genes[id] = weight;
            }

            return genes;
        });

    private static readonly Gen<CompatibilityDistance> Distances = Gen.Select(
        Gen.Float[0f, 3f], Gen.Float[0f, 3f], Gen.Float[0f, 3f], Gen.Bool, (c1, c2, c3, normalize) => new CompatibilityDistance(c1, c2, c3, normalize));

    [Test]
    public void Distance_IsThatOfTheDefinition() => Gen.Select(Distances, Genes, Genes).Sample((distance, left, right) =>
        Assert.That(Between(distance, left, right), Is.EqualTo(Naive(distance, left, right)).Within(1e-4)));

    [Test]
    public void DistanceBeyondALimit_IsNoMoreThanTheDistanceAndNoLessThanTheLimit() =>
        Gen.Select(Distances, Genes, Genes, Gen.Float[0f, 20f]).Sample((distance, left, right, limit) =>
        {
            float exact = Between(distance, left, right);
            float limited = Between(distance, left, right, limit);
            Assert.That(limited, exact < limit ? Is.EqualTo(exact) : Is.InRange(limit, Math.Max(limit, exact * 1.0001f)));
        });

    [Test]
    public void LowerBoundFromSignatures_NeverExceedsTheDistance() => Gen.Select(Distances, Genes, Genes).Sample((distance, left, right) =>
    {
        GeneSignature one = GeneSignature.Of([.. left.Keys.Select(id => id * 97)]);
        GeneSignature other = GeneSignature.Of([.. right.Keys.Select(id => id * 97)]);
        int unmatched = GeneSignature.LeastDifference(one, other);
        float bound = distance.AtLeast(Math.Max(left.Count, right.Count), unmatched);
        Assert.That(unmatched, Is.LessThanOrEqualTo(left.Keys.Except(right.Keys).Count() + right.Keys.Except(left.Keys).Count()));
        Assert.That(bound, Is.LessThanOrEqualTo(Between(distance, left, right)));
    });

    [Test]
    public void GenesBeyondMostUnmatched_ReachTheLimit() =>
        Gen.Select(Distances, Gen.Int[0, 200], Gen.Int[0, 20], Gen.Float[0f, 50f]).Sample((distance, genes, more, limit) =>
        {
            int most = distance.MostUnmatched(genes + more, limit);
            Assert.That(most == int.MaxValue || distance.AtLeast(genes, most + 1) >= limit, Is.True);
        });

    [Test]
    public void Distance_IsSymmetric() => Gen.Select(Distances, Genes, Genes).Sample((distance, left, right) =>
        Assert.That(Between(distance, left, right), Is.EqualTo(Between(distance, right, left))));

    [Test]
    public void Distance_ToItself_IsZero() => Gen.Select(Distances, Genes).Sample((distance, genes) =>
        Assert.That(Between(distance, genes, genes), Is.Zero));

    [Test]
    public void GenomesWithoutAMatchingGene_HaveAFiniteDistance()
    {
        var distance = new CompatibilityDistance(1f, 2f, 4f, NormalizeByGenes: true);
        Assert.That(Between(distance, new() { [1] = 5f, [3] = 1f }, new() { [2] = 7f }), Is.EqualTo((1f + (2f * 2f)) / 2f));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void EmptyGenomes_AreZeroApart(bool normalize) =>
        Assert.That(Between(new CompatibilityDistance(1f, 1f, 1f, normalize), [], []), Is.Zero);

    private static float Between(
        CompatibilityDistance distance,
        SortedDictionary<int, float> left,
        SortedDictionary<int, float> right,
        float limit = float.PositiveInfinity) =>
        distance.Between([.. left.Keys], [.. left.Values], [.. right.Keys], [.. right.Values], limit);

    private static double Naive(CompatibilityDistance distance, SortedDictionary<int, float> left, SortedDictionary<int, float> right)
    {
        int[] matching = [.. left.Keys.Intersect(right.Keys)];
        int[] single = [.. left.Keys.Union(right.Keys).Except(matching)];
        int lastOfBoth = Math.Min(left.Keys.LastOrDefault(-1), right.Keys.LastOrDefault(-1));
        int excess = single.Count(id => id > lastOfBoth);
        double mean = matching.Length == 0 ? 0 : matching.Average(id => Math.Abs((double)left[id] - right[id]));
        double genes = distance.NormalizeByGenes ? Math.Max(1, Math.Max(left.Count, right.Count)) : 1;
        return (((distance.Excess * excess) + (distance.Disjoint * (single.Length - excess))) / genes) + (distance.WeightDifference * mean);
    }
}
