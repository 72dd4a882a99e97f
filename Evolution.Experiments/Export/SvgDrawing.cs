using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Evolution.Experiments.Export;

/// <summary>Draws a network as SVG: columns by dependency level; a connection's width is its weight's magnitude, its colour the sign.</summary>
internal static class SvgDrawing
{
    private const string Positive = "#1f6fb4";
    private const string Negative = "#d1571b";
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Returns the drawing.</summary>
    public static string Write(NetworkGraph graph)
    {
        var layout = NetworkLayout.Of(graph);
        float largest = graph.Edges.Select(edge => Math.Abs(edge.Weight)).DefaultIfEmpty(1f).Max();
        double faintness = graph.Edges.Count > 100 ? 0.45 : 0.8;
        var root = new XElement(
            Svg + "svg",
            new XAttribute("viewBox", $"0 0 {Text(layout.Width)} {Text(layout.Height)}"),
            new XAttribute("width", Text(layout.Width)),
            new XAttribute("height", Text(layout.Height)),
            new XAttribute("font-family", "sans-serif"),
            new XAttribute("font-size", "12"),
            new XElement(Svg + "rect", new XAttribute("width", "100%"), new XAttribute("height", "100%"), new XAttribute("fill", "white")),
            new XElement(
                Svg + "g",
                new XAttribute("fill", "none"),
                new XAttribute("stroke-opacity", Text(faintness)),
                graph.Edges.OrderBy(edge => Math.Abs(edge.Weight)).Select(edge => EdgeOf(graph, layout, edge, largest))),
            new XElement(Svg + "g", Enumerable.Range(0, graph.Nodes.Count).Select(node => NodeOf(graph.Nodes[node], layout.X[node], layout.Y[node]))));
        return root.ToString(SaveOptions.None);
    }

    private static XElement EdgeOf(NetworkGraph graph, NetworkLayout layout, GraphEdge edge, float largest)
    {
        double share = largest > 0 ? Math.Abs(edge.Weight) / largest : 0;
        string title = string.Create(
            CultureInfo.InvariantCulture,
            $"{graph.Nodes[edge.Source].Name} to {graph.Nodes[edge.Target].Name}: {edge.Weight:G4}{(edge.IsRecurrent ? ", recurrent" : string.Empty)}");
        var path = new XElement(
            Svg + "path",
            new XAttribute("d", PathOf(layout, edge)),
            new XAttribute("stroke", edge.Weight < 0 ? Negative : Positive),
            new XAttribute("stroke-width", Text(0.6 + (3.4 * share))),
            new XElement(Svg + "title", Clean(title)));
        if (edge.IsRecurrent)
        {
            path.Add(new XAttribute("class", "recurrent"), new XAttribute("stroke-dasharray", "5 3"));
        }

        return path;
    }

    private static string PathOf(NetworkLayout layout, GraphEdge edge)
    {
        (double x1, double y1) = (layout.X[edge.Source], layout.Y[edge.Source]);
        (double x2, double y2) = (layout.X[edge.Target], layout.Y[edge.Target]);
        const double R = NetworkLayout.Radius;
        if (edge.Source == edge.Target)
        {
            return Curve(x1 - (0.6 * R), y1 - (0.8 * R), -16, -26, 16, -26, x1 + (0.6 * R), y1 - (0.8 * R));
        }

        if (!edge.IsRecurrent)
        {
            double reach = (x2 - x1) * 0.4;
            return Curve(x1 + R, y1, reach, 0, -reach, 0, x2 - R, y2);
        }

        // Back over the top of the nodes, higher the further it goes.
        double rise = -24 - Math.Min(40, 0.12 * (x1 - x2));
        return Curve(x1 + (0.6 * R), y1 - (0.8 * R), 26, rise, -26, rise, x2 - (0.6 * R), y2 - (0.8 * R));
    }

    private static string Curve(double x1, double y1, double dx1, double dy1, double dx2, double dy2, double x2, double y2) =>
        $"M{Text(x1)} {Text(y1)}C{Text(x1 + dx1)} {Text(y1 + dy1)} {Text(x2 + dx2)} {Text(y2 + dy2)} {Text(x2)} {Text(y2)}";

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
                new XAttribute("y", Text(y + 4)),
                new XAttribute("text-anchor", anchor),
                node.Role == "hidden" && node.Name.Length > 3 ? new XAttribute("font-size", "7") : null,
                Clean(node.Name)));
    }

    /// <summary>XML has no way to write most control characters.</summary>
    private static string Clean(string name) => new StringBuilder().AppendJoin(string.Empty, name.Select(letter => char.IsControl(letter) ? ' ' : letter)).ToString();

    private static string Lower<TKind>(TKind kind)
        where TKind : struct, Enum =>
        kind.ToString().ToLowerInvariant();

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
