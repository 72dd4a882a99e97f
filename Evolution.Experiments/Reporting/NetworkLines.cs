using System.Globalization;
using Evolution.Experiments.Export;

namespace Evolution.Experiments.Reporting;

/// <summary>A network in words: a row for each node but the inputs, by level, with what leads to it.</summary>
internal static class NetworkLines
{
    /// <summary>Returns the rows: name, level, function, bias, connections.</summary>
    public static IEnumerable<(string Node, string Level, string Function, string Bias, string From)> Of(NetworkGraph graph)
    {
        ILookup<int, GraphEdge> incoming = graph.Edges.ToLookup(edge => edge.Target);
        return Enumerable.Range(0, graph.Nodes.Count)
            .Where(node => graph.Nodes[node].Role is "hidden" or "output")
            .OrderBy(node => graph.Nodes[node].Level)
            .Select(node => (
                graph.Nodes[node].Name,
                graph.Nodes[node].Role == "output" ? "output" : graph.Nodes[node].Level.ToString(CultureInfo.InvariantCulture),
                FunctionOf(graph.Nodes[node]),
                graph.Nodes[node].Bias.ToString("G4", CultureInfo.InvariantCulture),
                string.Join(", ", incoming[node].Select(edge => TextOf(graph, edge)))));
    }

    private static string FunctionOf(GraphNode node)
    {
        string activation = Lower(node.Activation.ToString());
        string aggregation = Lower(node.Aggregation.ToString());
        return aggregation == "sum" ? activation : $"{activation} of {aggregation}";
    }

    private static string TextOf(NetworkGraph graph, GraphEdge edge) => string.Create(
        CultureInfo.InvariantCulture, $"{graph.Nodes[edge.Source].Name} {edge.Weight:+0.###;-0.###;0}{(edge.IsRecurrent ? " (recurrent)" : string.Empty)}");

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
