using System.Globalization;
using System.Xml.Linq;
using Evolution.Experiments.Reporting;
using Evolution.Experiments.Reporting.Charts;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Reporting.Charts;

[TestFixture]
public sealed class RunChartsTests
{
    private static readonly string Header = "generation,bestFitness,meanFitness,championFitness,meanHidden,meanConnections,species,speciesMembers";

    [Test]
    public void Fitness_DrawsThreeCurvesThatRiseWithTheFitness_AndNamesThem()
    {
        var chart = XDocument.Parse(RunCharts.Fitness(TableOf("0,1,0.5,1,0,2,1,0:9", "1,2,1,2,0,2,1,0:9", "2,4,2,4,0,2,1,0:9")));
        double[][] heights = [.. Named(chart, "polyline").Select(curve => Points(curve).Select(point => point.Y).ToArray())];

        Assert.That(heights.Select(curve => curve.Length), Is.EqualTo(new[] { 3, 3, 3 }));
        Assert.That(heights, Is.All.Ordered.Descending, "SVG counts from the top");
        Assert.That(Named(chart, "text").Select(text => text.Value), Is.SupersetOf(new[] { "Fitness", "champion", "mean", "generation", "fitness", "0", "1", "2" }));
    }

    [Test]
    public void Fitness_ThatIsNotFinite_LeavesAGap()
    {
        var chart = XDocument.Parse(RunCharts.Fitness(TableOf("0,-Infinity,NaN,-Infinity,0,2,1,0:9", "1,2,1,2,0,2,1,0:9", "2,4,2,4,0,2,1,0:9")));
        Assert.That(Named(chart, "polyline").Select(curve => Points(curve).Length), Is.EqualTo(new[] { 2, 2, 2 }));
        Assert.That(chart.ToString(), Does.Not.Contain("NaN").And.Not.Contain("∞"));
    }

    [Test]
    public void Fitness_OfOneGeneration_IsADot() =>
        Assert.That(Named(XDocument.Parse(RunCharts.Fitness(TableOf("0,1,0.5,1,0,2,1,0:9"))), "circle").Count(), Is.EqualTo(3));

    [Test]
    public void Species_AreStackedWithoutGapsUpToThePopulation()
    {
        var chart = XDocument.Parse(RunCharts.Species(TableOf("0,1,0,1,0,2,1,0:12", "1,1,0,1,0,2,2,0:8 3:4", "2,1,0,1,0,2,2,0:2 3:10", "3,1,0,1,0,2,1,3:12"))!);
        (double X, double Y)[][] areas = [.. Named(chart, "polygon").Select(Points)];

        // Bottoms of four points from the left, then tops back: species 0 lives to generation 2, species 3 from 1 on.
        double[][] bottoms = [.. areas.Select(area => area.Take(4).Select(point => point.Y).ToArray())];
        double[][] tops = [.. areas.Select(area => area.Skip(4).Select(point => point.Y).Reverse().ToArray())];
        Assert.That(bottoms[1], Is.EqualTo(tops[0]), "the second stands on the first");
        Assert.That(bottoms[0].Distinct().Count(), Is.EqualTo(1), "the first stands on the axis");
        Assert.That(tops[1].Distinct().Count(), Is.EqualTo(1), "the top is the population, which is constant");
        Assert.That((bottoms[1][0] - tops[1][0], bottoms[0][3] - tops[0][3]), Is.EqualTo((0.0, 0.0)), "each begins and ends in a point");
        Assert.That(Named(chart, "title").Select(title => title.Value), Does.Contain("species 3: generation 1 to 3, at most 12 members"));
    }

    [Test]
    public void Species_AreNotDrawnWhereTheFileDoesNotTellThem() => Assert.That(RunCharts.Species(TableOf("0,1,0,1,0,2,1,")), Is.Null);

    [Test]
    public void Charts_HaveTextThatNeedsNoFontWhereTheyAreMade() =>
        Assert.That(Named(XDocument.Parse(RunCharts.Structure(TableOf("0,1,0,1,3,9,1,0:9"))), "text").Count(), Is.GreaterThan(6));

    private static GenerationTable TableOf(params string[] lines) => GenerationTable.Parse(lines.Prepend(Header));

    private static IEnumerable<XElement> Named(XDocument svg, string name) => svg.Descendants().Where(element => element.Name.LocalName == name);

    private static (double X, double Y)[] Points(XElement element) =>
    [
        .. ((string)element.Attribute("points")!).Split(' ').Select(pair => pair.Split(','))
            .Select(pair => (double.Parse(pair[0], CultureInfo.InvariantCulture), double.Parse(pair[1], CultureInfo.InvariantCulture))),
    ];
}
