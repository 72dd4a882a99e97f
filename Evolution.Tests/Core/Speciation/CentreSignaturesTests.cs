using CsCheck;
using Evolution.Core.Genomes;
using Evolution.Core.Speciation;
using NUnit.Framework;

namespace Evolution.Tests.Core.Speciation;

[TestFixture]
public sealed class CentreSignaturesTests
{
    private static readonly Gen<int[]> Genes = Gen.Int[0, 3000].Array[0, 60].Select(ids => ids.Distinct().Order().ToArray());

    [Test]
    public void Next_IsTheFirstCentreThatDiffersInFewEnoughBits() =>
        Gen.Select(Genes, Genes.Array[0, 40], Gen.Int[0, 120], Gen.Int[0, 40]).Sample((genome, centres, mostBits, from) =>
        {
            var table = new CentreSignatures();
            foreach (int[] ids in centres)
            {
                table.Add(CentreOf(ids));
            }

            var signature = GeneSignature.Of(genome);
            int expected = Array.FindIndex(
                centres,
                Math.Min(from, centres.Length),
                ids => GeneSignature.LeastDifference(signature, GeneSignature.Of(ids)) <= mostBits);
            Assert.That(table.Next(signature, from, mostBits), Is.EqualTo(expected));
        });

    [Test]
    public void Clear_ForgetsTheCentresOfTheGenerationBefore()
    {
        var table = new CentreSignatures();
        table.Add(CentreOf([1, 2]));
        table.Clear();
        table.Add(CentreOf([500]));

        Assert.That(table.Next(GeneSignature.Of([1, 2]), from: 0, mostBits: 0), Is.EqualTo(-1));
        Assert.That(table.MostGenes, Is.EqualTo(1));
    }

    private static SpeciesCentre CentreOf(int[] ids)
    {
        var centre = new SpeciesCentre();
        foreach (int id in ids)
        {
            centre.Add(id, weight: 0f);
        }

        centre.Seal();
        return centre;
    }
}
