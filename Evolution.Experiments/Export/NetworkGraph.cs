using System.Globalization;
using Evolution.Core.Genomes;

namespace Evolution.Experiments.Export;

/// <summary>The nodes and enabled connections of a genome, each node with the column it is drawn in.</summary>
internal sealed class NetworkGraph
{
    private NetworkGraph(GraphNode[] nodes, GraphEdge[] edges)
    {
        Nodes = nodes;
        Edges = edges;
    }

    /// <summary>Gets the nodes: inputs, bias, outputs, hidden.</summary>
    public IReadOnlyList<GraphNode> Nodes { get; }

    /// <summary>Gets the enabled connections in stored order.</summary>
    public IReadOnlyList<GraphEdge> Edges { get; }

    /// <summary>Makes the graph of a genome.</summary>
    /// <param name="genome">The genome.</param>
    /// <param name="inputs">The task's names of the inputs.</param>
    /// <param name="outputs">The task's names of the outputs.</param>
    public static NetworkGraph Of(Genome genome, IReadOnlyList<string> inputs, IReadOnlyList<string> outputs)
    {
        NetworkShape shape = genome.Shape;
        int count = genome.NodeId.Length;
        int[] enabled = [.. Enumerable.Range(0, genome.Source.Length).Where(gene => genome.Enabled[gene])];
        int[] level = LevelsOf(genome, enabled);
        int last = Math.Max(1, 1 + level.Where((_, node) => node < shape.Inputs || node >= shape.FirstHidden).Max());
        level.AsSpan(shape.Inputs, shape.Outputs).Fill(last);
        var nodes = new GraphNode[count];
        for (int node = 0; node < count; node++)
        {
            bool isInput = node < shape.Inputs;
            (string role, string name) = node < shape.TaskInputs ? ("input", inputs[node])
                : isInput ? ("bias", "bias")
                : node < shape.FirstHidden ? ("output", outputs[node - shape.Inputs])
                : ("hidden", genome.NodeId[node].ToString(CultureInfo.InvariantCulture));
            nodes[node] = new GraphNode(
                genome.NodeId[node],
                role,
                name,
                level[node],
                isInput ? ActivationKind.Identity : genome.Activation[node],
                genome.Aggregation[node],
                isInput ? 0f : genome.Bias[node - shape.Inputs]);
        }

        GraphEdge[] edges =
        [
            .. enabled.Select(gene => new GraphEdge(
                genome.Source[gene], genome.Target[gene], genome.Weight[gene], level[genome.Target[gene]] <= level[genome.Source[gene]])),
        ];
        return new NetworkGraph(nodes, edges);
    }

    /// <summary>Returns the longest path from an input to each node, over the connections that a depth-first walk does not find to close a cycle.</summary>
    private static int[] LevelsOf(Genome genome, int[] enabled)
    {
        int count = genome.NodeId.Length;
        ILookup<int, int> targets = enabled.ToLookup(gene => genome.Source[gene], gene => genome.Target[gene]);
        int[][] next = [.. Enumerable.Range(0, count).Select(node => targets[node].ToArray())];
        List<int> finished = [];
        var forward = new List<(int Source, int Target)>();
        int[] at = new int[count];
        bool[] isOpen = new bool[count];
        var path = new Stack<int>();
        for (int root = 0; root < count; root++)
        {
            if (at[root] == 0)
            {
                path.Push(root);
            }

            while (path.TryPeek(out int node))
            {
                isOpen[node] = true;
                if (at[node] == next[node].Length)
                {
                    // One past the end, so that a node without targets is known to be done.
                    at[node]++;
                    isOpen[node] = false;
                    finished.Add(path.Pop());
                    continue;
                }

                int target = next[node][at[node]++];
                if (isOpen[target])
                {
                    continue;
                }

                forward.Add((node, target));
                if (at[target] == 0)
                {
                    path.Push(target);
                }
            }
        }

        ILookup<int, int> forwardOf = forward.ToLookup(edge => edge.Source, edge => edge.Target);
        int[] level = new int[count];
        level.AsSpan(genome.Shape.Inputs).Fill(1);
        foreach (int node in Enumerable.Reverse(finished))
        {
            foreach (int target in forwardOf[node])
            {
                level[target] = Math.Max(level[target], level[node] + 1);
            }
        }

        return level;
    }
}
