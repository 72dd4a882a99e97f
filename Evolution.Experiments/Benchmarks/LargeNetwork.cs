using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;

namespace Evolution.Experiments.Benchmarks;

/// <summary>
/// A random network of one size. Layered: sources lie in the layer before, and nodes have equally many.
/// Irregular: sources lie anywhere before, one at least in the layer before, and a few nodes have many of the edges. No node
/// leads nowhere; a node may draw the same source twice.
/// </summary>
/// <param name="Edges">Edges.</param>
/// <param name="Layers">Dependency levels, at least 2.</param>
/// <param name="IsIrregular">Which of the two.</param>
/// <param name="Activation">The function of all nodes.</param>
internal sealed record LargeNetwork(int Edges, int Layers, bool IsIrregular, ActivationKind Activation)
{
    private const int MostInputs = 256;
    private const int MostOutputs = 256;
    private const ulong Seed = 2025;

    /// <summary>Gets about how many edges a node has.</summary>
    /// <value>Default: 32. At least 1.</value>
    public int EdgesOfNode { get; init; } = 32;

    /// <summary>Makes the network.</summary>
    /// <exception cref="UserException">So many layers need more edges.</exception>
    public NetworkBatch Create()
    {
        int width = Edges / EdgesOfNode / Layers;
        if (width < 1)
        {
            throw new UserException($"--edges: {Edges} are fewer than {EdgesOfNode} (--edges-per-node) for each of {Layers} layers (--layers).", ExitCode.BadInput);
        }

        (int inputs, int outputs) = (Math.Min(width, MostInputs), Math.Min(width, MostOutputs));
        int nodes = inputs + (width * (Layers - 1)) + outputs;
        int last = Math.Max(width, outputs * EdgesOfNode);
        int[] levelEnd = [.. Enumerable.Range(1, Layers).Select(layer => layer < Layers ? inputs + (width * layer) : nodes)];
        int[] edgeOffset = new int[nodes + 1];
        var edges = new NetworkEdge[Edges];
        var random = new RandomStream(Seed, generation: 0, genome: 0, (int)RandomPurpose.Synthetic);
        int before = 0;
        int first = inputs;
        int drawn = 0;
        for (int layer = 0; layer < Layers; layer++)
        {
            int upTo = layer == Layers - 1 ? Edges : (int)((Edges - (long)last) * (layer + 1) / (Layers - 1));
            FillOffsets(edgeOffset.AsSpan(first, levelEnd[layer] - first + 1), drawn, upTo, ref random);
            FillEdges(edges, edgeOffset, before, first, levelEnd[layer], ref random);
            (before, first, drawn) = (first, levelEnd[layer], upTo);
        }

        float[] bias = new float[nodes];
        var shape = new NetworkShape(inputs, HasBiasInput: false, outputs);
        return NetworkBatch.Of(new NetworkColumns(shape, levelEnd, edgeOffset, edges, bias, [.. Enumerable.Range(nodes - outputs, outputs)], Activation));
    }

    /// <summary>Shares the edges of a layer out to its nodes, at least one to each.</summary>
    private void FillOffsets(Span<int> offset, int start, int end, ref RandomStream random)
    {
        int nodes = offset.Length - 1;
        double[] share = new double[nodes + 1];
        for (int node = 0; node < nodes; node++)
        {
            share[node + 1] = share[node] + (IsIrregular ? 1 / (0.02 + random.NextFloat()) : 1);
        }

        for (int node = 0; node <= nodes; node++)
        {
            offset[node] = start + node + (int)((end - start - nodes) * (share[node] / share[nodes]));
        }
    }

    private void FillEdges(NetworkEdge[] edges, int[] edgeOffset, int before, int first, int end, ref RandomStream random)
    {
        int from = IsIrregular ? 0 : before;
        for (int node = first; node < end; node++)
        {
            for (int edge = edgeOffset[node]; edge < edgeOffset[node + 1]; edge++)
            {
                // The first edges of a layer go once round the layer before, so that nothing there leads nowhere.
                int number = edge - edgeOffset[first];
                bool goesRound = number < first - before || edge == edgeOffset[node];
                int source = goesRound ? before + (number % (first - before)) : from + random.NextInt(first - from);
                edges[edge] = new NetworkEdge(source, random.NextSigned() * 0.3f);
            }
        }
    }
}
