using System.Text.Json;
using Evolution.Experiments.Reporting;

namespace Evolution.Experiments.Export;

/// <summary>Writes a network as nodes and links, the form that NetworkX (<c>node_link_graph</c>) and D3 read.</summary>
internal static class NodeLinkWriter
{
    /// <summary>Returns the graph.</summary>
    public static string Write(NetworkGraph graph) => JsonSerializer.Serialize(
        new
        {
            directed = true,
            multigraph = false,
            graph = new { },
            nodes = graph.Nodes,
            links = graph.Edges.Select(edge => new
            {
                source = graph.Nodes[edge.Source].Id,
                target = graph.Nodes[edge.Target].Id,
                weight = edge.Weight,
                recurrent = edge.IsRecurrent,
            }),
        },
        Json.File);
}
