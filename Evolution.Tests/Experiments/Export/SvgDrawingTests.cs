using System.Text.Json;
using System.Xml.Linq;
using Evolution.Core.Genomes;
using Evolution.Experiments.Benchmarks;
using Evolution.Experiments.Export;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Export;

[TestFixture]
public sealed class SvgDrawingTests
{
    private static Genome WithLoops() => new GenomeBuilder(2, 1, hasBiasInput: true, RandomRecurrentGenomes.AllDynamics[0])
        .Edge(0, 4).Edge(1, 4, -2f).Edge(2, 3).Edge(4, 3).Edge(3, 4, 0.5f).Edge(4, 4, 0.7f).Edge(0, 3, 1f, enabled: false).Build();

    private static IEnumerable<TestCaseData> Graphs()
    {
        yield return new TestCaseData(WithLoops()).SetArgDisplayNames("5 nodes, recurrent");
        yield return new TestCaseData(FromBench(4, 3, 193, 600)).SetArgDisplayNames("200 nodes");
        yield return new TestCaseData(new GenomeBuilder(2, 1).Build()).SetArgDisplayNames("no connections");
    }

    [TestCaseSource(nameof(Graphs))]
    public void Write_DrawsEveryNodeNameAndConnection_AndNoNodeOverAnother(Genome genome)
    {
        NetworkGraph graph = GraphOf(genome);
        var svg = XDocument.Parse(SvgDrawing.Write(graph));
        XElement[] circles = [.. Named(svg, "circle")];
        Assert.That(circles, Has.Length.EqualTo(genome.NodeId.Length));
        Assert.That(NamesIn(svg), Is.EquivalentTo(graph.Nodes.Select(node => node.Name)));
        Assert.That(Named(svg, "path").Count(), Is.EqualTo(genome.Enabled.Count(enabled => enabled)));
        (double X, double Y)[] centres = [.. circles.Select(circle => ((double)circle.Attribute("cx")!, (double)circle.Attribute("cy")!))];
        double[] box = [.. ((string)svg.Root!.Attribute("viewBox")!).Split(' ').Select(double.Parse)];
        Assert.That(centres.All(c => c.X > 11 && c.X < box[2] - 11 && c.Y > 11 && c.Y < box[3] - 11), Is.True, "a node lies outside");
        for (int i = 0; i < centres.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double distance = Math.Sqrt(Math.Pow(centres[i].X - centres[j].X, 2) + Math.Pow(centres[i].Y - centres[j].Y, 2));
                Assert.That(distance, Is.GreaterThan(2 * NetworkLayout.Radius), $"nodes {i} and {j}");
            }
        }
    }

    [Test]
    public void Write_MarksConnectionsThatCloseACycle()
    {
        var svg = XDocument.Parse(SvgDrawing.Write(GraphOf(WithLoops())));
        Assert.That(Named(svg, "path").Count(path => (string?)path.Attribute("class") == "recurrent"), Is.EqualTo(2));
    }

    [TestCase("5 nodes", 2, 1, 2, 6)]
    [TestCase("200 nodes", 8, 4, 188, 500)]
    public void Layout_LeadsConnectionsAroundTheNodesOfOtherColumns(string name, int inputs, int outputs, int hidden, int edges)
    {
        NetworkGraph graph = GraphOf(FromBench(inputs, outputs, hidden, edges));
        var layout = NetworkLayout.Of(graph);
        for (int edge = 0; edge < graph.Edges.Count; edge++)
        {
            foreach ((double x, double y) in layout.PointsOf(edge).Skip(1).SkipLast(1))
            {
                double nearest = Enumerable.Range(0, graph.Nodes.Count).Where(node => layout.X[node] == x).Min(node => Math.Abs(layout.Y[node] - y));
                Assert.That(nearest, Is.GreaterThan(NetworkLayout.Radius), $"{name}: connection {edge} runs through a node at {x}");
            }
        }
    }

    [Test]
    public void Write_TakesNamesThatXmlCannotHold()
    {
        var graph = NetworkGraph.Of(new GenomeBuilder(1, 1).Edge(0, 1).Build(), ["<a>&\u0001\""], ["b"]);
        Assert.That(NamesIn(XDocument.Parse(SvgDrawing.Write(graph))).First(), Is.EqualTo("<a>& \""));
    }

    [Test]
    public void OtherForms_NameEveryNodeAndConnection()
    {
        NetworkGraph graph = GraphOf(WithLoops());
        string dot = DotWriter.Write(graph);
        JsonElement json = JsonElement.Parse(NodeLinkWriter.Write(graph));
        Assert.That(dot.Split(" -> "), Has.Length.EqualTo(graph.Edges.Count + 1));
        Assert.That(graph.Nodes.Where(node => !dot.Contains($"n{node.Id} [label=\"{node.Name}\"", StringComparison.Ordinal)), Is.Empty);
        Assert.That(json.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetInt32()), Is.EqualTo(graph.Nodes.Select(node => node.Id)));
        Assert.That(json.GetProperty("links").EnumerateArray().Select(link => link.GetProperty("weight").GetSingle()), Is.EqualTo(graph.Edges.Select(edge => edge.Weight)));
    }

    private static Genome FromBench(int inputs, int outputs, int hidden, int edges) =>
        Genome.Copy(new SyntheticNetworks(1, inputs, outputs, hidden, edges, ActivationKind.Tanh).Create(), 0);

    private static NetworkGraph GraphOf(Genome genome) => NetworkGraph.Of(
        genome,
        [.. Enumerable.Range(0, genome.Shape.TaskInputs).Select(number => $"input {number}")],
        [.. Enumerable.Range(0, genome.Shape.Outputs).Select(number => $"output {number}")]);

    /// <summary>Returns the names that stand at nodes, headings and legend left out.</summary>
    private static IEnumerable<string> NamesIn(XDocument svg) =>
        Named(svg, "circle").Select(circle => circle.Parent!.Elements().Single(element => element.Name.LocalName == "text").Value);

    private static IEnumerable<XElement> Named(XDocument svg, string name) => svg.Descendants().Where(element => element.Name.LocalName == name);
}
