using Evolution.Experiments.Reporting;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Reporting;

[TestFixture]
public sealed class GenerationTableTests
{
    private const string Header = "generation,evaluations,bestFitness,meanFitness,championFitness,species,meanHidden,meanConnections,speciesMembers,seconds";

    [Test]
    public void Parse_ReadsTheColumnsByName()
    {
        GenerationRow row = GenerationTable.Parse([Header, Line(0, "3:10 7:20")]).Rows.Single();

        Assert.That((row.Generation, row.BestFitness, row.MeanFitness, row.ChampionFitness), Is.EqualTo((0, 2.5, -1e-3, 3.0)));
        Assert.That((row.Species, row.MeanHidden, row.MeanConnections), Is.EqualTo((2, 0.5, 6.25)));
        Assert.That(row.Members, Is.EqualTo(new[] { (3, 10), (7, 20) }));
    }

    [Test]
    public void Parse_TakesFilesOfEarlierVersions_WhichHaveNoMembers()
    {
        string header = Header.Replace(",speciesMembers", string.Empty, StringComparison.Ordinal);
        Assert.That(GenerationTable.Parse([header, "0,150,2.5,1,3,2,0.5,6.25,0.1"]).Rows.Single().Members, Is.Empty);
    }

    [TestCase(1)]
    [TestCase(600)]
    [TestCase(601)]
    [TestCase(602)]
    [TestCase(12_345)]
    public void Parse_KeepsTheFirstAndTheLast_AndEvenlySpacedOnesBetween(int generations)
    {
        IReadOnlyList<GenerationRow> rows = GenerationTable.Parse(Lines(generations)).Rows;

        Assert.That(rows.Count, Is.EqualTo(generations).Or.InRange(GenerationTable.MostRows / 2, GenerationTable.MostRows + 1));
        Assert.That((rows[0].Generation, rows[^1].Generation), Is.EqualTo((0, generations - 1)));
        int stride = rows.Count > 1 ? rows[1].Generation : 1;
        Assert.That(rows.SkipLast(1).Select((row, index) => row.Generation - (index * stride)), Is.All.Zero);
    }

    [Test]
    public void Parse_LeavesOutALastLineThatWasCutOff()
    {
        string[] lines = [.. Lines(3)];
        Assert.That(GenerationTable.Parse([.. lines, lines[^1][..9]]).Rows, Has.Count.EqualTo(3));
    }

    [TestCase("1,150,2.5,x,3,2,0.5,6.25,3:10,0.1")]
    [TestCase("1,150,2.5,1,3,2,0.5,6.25,3-10,0.1")]
    [TestCase("1,150,2.5,1,3,2,0.5,6.25,3:10:4,0.1")]
    [TestCase("1,150")]
    public void Parse_NamesADamagedLine(string damaged) =>
        Assert.That(() => GenerationTable.Parse([Header, Line(0, "0:1"), damaged, Line(2, "0:1")]), Throws.TypeOf<InvalidDataException>().With.Message.Contains("line 3"));

    [TestCase("", "no generation")]
    [TestCase("generation,species", "bestFitness")]
    [TestCase(Header, "no generation")]
    public void Parse_SaysWhatIsMissing(string header, string missing) =>
        Assert.That(() => GenerationTable.Parse(header.Length == 0 ? [] : [header]), Throws.TypeOf<InvalidDataException>().With.Message.Contains(missing));

    private static IEnumerable<string> Lines(int generations) =>
        Enumerable.Range(0, generations).Select(number => Line(number, "0:1")).Prepend(Header);

    private static string Line(int generation, string members) => $"{generation},150,2.5,-1E-3,3,2,0.5,6.25,{members},0.1";
}
