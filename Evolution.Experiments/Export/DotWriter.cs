using System.Globalization;
using System.Text;

namespace Evolution.Experiments.Export;

/// <summary>Writes a network in the DOT language of Graphviz, a rank a dependency level.</summary>
internal static class DotWriter
{
    /// <summary>Returns the graph.</summary>
    public static string Write(NetworkGraph graph)
    {
        var text = new StringBuilder("digraph network {\n  rankdir=LR;\n");
        foreach (IGrouping<int, GraphNode> level in graph.Nodes.GroupBy(node => node.Level).OrderBy(level => level.Key))
        {
            text.Append("  { rank=same;\n");
            foreach (GraphNode node in level)
            {
                text.Append(CultureInfo.InvariantCulture, $"    n{node.Id} [label=\"{Escape(node.Name)}\"{(node.Role == "hidden" ? string.Empty : ", shape=box")}];\n");
            }

            text.Append("  }\n");
        }

        foreach (GraphEdge edge in graph.Edges)
        {
            string style = edge.IsRecurrent ? ", style=dashed, constraint=false" : string.Empty;
            text.Append(
                CultureInfo.InvariantCulture,
                $"  n{graph.Nodes[edge.Source].Id} -> n{graph.Nodes[edge.Target].Id} [label=\"{edge.Weight:G4}\", color={(edge.Weight < 0 ? "orangered" : "steelblue")}{style}];\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string Escape(string name) =>
        name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
