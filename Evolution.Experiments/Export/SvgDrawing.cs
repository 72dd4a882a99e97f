using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Evolution.Experiments.Export;

/// <summary>Draws a network as SVG: columns by dependency level; a connection's width is its weight's magnitude, its colour the sign.</summary>
internal static class SvgDrawing
{
    private const string Positive = "#1f6fb4";
    private const string Negative = "#d1571b";
    private const string Faint = "#777777";
    private const double LegendHeight = 26;
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Returns the drawing.</summary>
    public static string Write(NetworkGraph graph)
    {
        var layout = NetworkLayout.Of(graph);
        float largest = graph.Edges.Select(edge => Math.Abs(edge.Weight)).DefaultIfEmpty(0f).Max();
        double width = Math.Max(layout.Width, 420);
        double height = layout.Height + LegendHeight;
        var root = new XElement(
            Svg + "svg",
            new XAttribute("viewBox", $"0 0 {Text(width)} {Text(height)}"),
            new XAttribute("width", Text(width)),
            new XAttribute("height", Text(height)),
            new XAttribute("font-family", "sans-serif"),
            new XAttribute("font-size", "12"),
            new XElement(Svg + "defs", Arrow("arrow-positive", Positive), Arrow("arrow-negative", Negative)),
            new XElement(Svg + "rect", new XAttribute("width", "100%"), new XAttribute("height", "100%"), new XAttribute("fill", "white")),
            HeadingsOf(layout),
            new XElement(
                Svg + "g",
                new XAttribute("fill", "none"),
                new XAttribute("stroke-opacity", graph.Edges.Count > 100 ? "0.55" : "0.85"),
                Enumerable.Range(0, graph.Edges.Count).OrderBy(edge => Math.Abs(graph.Edges[edge].Weight)).Select(edge => EdgeOf(graph, layout, edge, largest))),
            new XElement(Svg + "g", Enumerable.Range(0, graph.Nodes.Count).Select(node => NodeOf(graph.Nodes[node], layout.X[node], layout.Y[node]))),
            LegendOf(graph, largest, layout.Height));
        return root.ToString(SaveOptions.None);
    }

    private static XElement Arrow(string id, string colour) => new(
        Svg + "marker",
        new XAttribute("id", id),
        new XAttribute("viewBox", "0 0 8 8"),
        new XAttribute("refX", "6"),
        new XAttribute("refY", "4"),
        new XAttribute("markerUnits", "userSpaceOnUse"),
        new XAttribute("markerWidth", "9"),
        new XAttribute("markerHeight", "9"),
        new XAttribute("orient", "auto"),
        new XElement(Svg + "polygon", new XAttribute("points", "0,0 8,4 0,8"), new XAttribute("fill", colour)));

    /// <summary>Says what the columns are: inputs, dependency levels, outputs.</summary>
    private static XElement HeadingsOf(NetworkLayout layout)
    {
        int last = layout.ColumnX.Count - 1;
        return new XElement(
            Svg + "g",
            new XAttribute("class", "headings"),
            new XAttribute("fill", Faint),
            new XAttribute("font-size", "10"),
            new XAttribute("text-anchor", "middle"),
            layout.ColumnX.Select((x, column) => new XElement(
                Svg + "text",
                new XAttribute("x", Text(x)),
                new XAttribute("y", "18"),
                column == 0 ? "inputs" : column == last ? "outputs" : $"level {column}")));
    }

    private static XElement LegendOf(NetworkGraph graph, float largest, double top)
    {
        bool isRecurrent = graph.Edges.Any(edge => edge.IsRecurrent);
        XElement Line(double x, string colour, string? dashes) => new(
            Svg + "line",
            new XAttribute("x1", Text(x)),
            new XAttribute("x2", Text(x + 22)),
            new XAttribute("y1", Text(top + 6)),
            new XAttribute("y2", Text(top + 6)),
            new XAttribute("stroke", colour),
            new XAttribute("stroke-width", "3"),
            dashes is null ? null : new XAttribute("stroke-dasharray", dashes));
        XElement Label(double x, string text) => new(Svg + "text", new XAttribute("x", Text(x)), new XAttribute("y", Text(top + 10)), text);
        return new XElement(
            Svg + "g",
            new XAttribute("class", "legend"),
            new XAttribute("fill", Faint),
            new XAttribute("font-size", "10"),
            Line(16, Positive, null),
            Label(42, "positive"),
            Line(94, Negative, null),
            Label(120, string.Create(CultureInfo.InvariantCulture, $"negative; widest: {largest:G3}")),
            isRecurrent ? new[] { Line(250, Faint, "5 3"), Label(276, "recurrent") } : null);
    }

    private static XElement EdgeOf(NetworkGraph graph, NetworkLayout layout, int number, float largest)
    {
        GraphEdge edge = graph.Edges[number];
        double share = largest > 0 ? Math.Abs(edge.Weight) / largest : 0;
        string title = string.Create(
            CultureInfo.InvariantCulture,
            $"{graph.Nodes[edge.Source].Name} to {graph.Nodes[edge.Target].Name}: {edge.Weight:G4}{(edge.IsRecurrent ? ", recurrent" : string.Empty)}");
        var path = new XElement(
            Svg + "path",
            new XAttribute("d", EdgePath.Of(layout, number, edge)),
            new XAttribute("stroke", edge.Weight < 0 ? Negative : Positive),
            new XAttribute("stroke-width", Text(0.6 + (3.4 * share))),
            new XElement(Svg + "title", Clean(title)));
        if (edge.IsRecurrent)
        {
            path.Add(
                new XAttribute("class", "recurrent"),
                new XAttribute("stroke-dasharray", "5 3"),
                new XAttribute("marker-end", edge.Weight < 0 ? "url(#arrow-negative)" : "url(#arrow-positive)"));
        }

        return path;
    }

    private static XElement NodeOf(GraphNode node, double x, double y)
    {
        (string fill, string anchor, double offset) = node.Role switch
        {
            "input" => ("#dbe9f6", "end", -NetworkLayout.Radius - 6),
            "bias" => ("#eeeeee", "end", -NetworkLayout.Radius - 6),
            "output" => ("#dff0d8", "start", NetworkLayout.Radius + 6),
            _ => ("#ffffff", "middle", 0),
        };
        string title = string.Create(
            CultureInfo.InvariantCulture,
            $"{node.Role} {node.Name}, id {node.Id}: {Lower(node.Activation)} of {Lower(node.Aggregation)}, bias {node.Bias:G4}");

        // The name of a hidden node stands within its circle.
        double size = node.Role == "hidden" ? Math.Min(11, 36.0 / node.Name.Length) : 12;
        return new XElement(
            Svg + "g",
            new XAttribute("class", node.Role),
            new XElement(Svg + "title", Clean(title)),
            new XElement(
                Svg + "circle",
                new XAttribute("cx", Text(x)),
                new XAttribute("cy", Text(y)),
                new XAttribute("r", Text(NetworkLayout.Radius)),
                new XAttribute("fill", fill),
                new XAttribute("stroke", "#444444")),
            new XElement(
                Svg + "text",
                new XAttribute("x", Text(x + offset)),
                new XAttribute("y", Text(y + (0.36 * size))),
                new XAttribute("text-anchor", anchor),
                new XAttribute("font-size", Text(size)),
                Clean(node.Name)));
    }

    /// <summary>XML has no way to write most control characters.</summary>
    private static string Clean(string name) => new StringBuilder().AppendJoin(string.Empty, name.Select(letter => char.IsControl(letter) ? ' ' : letter)).ToString();

    private static string Lower<TKind>(TKind kind)
        where TKind : struct, Enum =>
        kind.ToString().ToLowerInvariant();

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
