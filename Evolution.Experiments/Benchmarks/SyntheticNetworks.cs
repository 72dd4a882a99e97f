using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Experiments.Benchmarks;

/// <summary>The random networks of a bench.</summary>
/// <param name="Networks">How many.</param>
/// <param name="Inputs">Inputs of each.</param>
/// <param name="Outputs">Outputs of each.</param>
/// <param name="Hidden">Hidden nodes of each.</param>
/// <param name="Edges">Enabled connections of each.</param>
/// <param name="Activation">The function of all nodes.</param>
public sealed record SyntheticNetworks(int Networks, int Inputs, int Outputs, int Hidden, int Edges, ActivationKind Activation)
{
    /// <summary>Gets the fewest hidden nodes: those of a network are drawn from here to <see cref="Hidden"/>, its edges in proportion.</summary>
    /// <value>Default: null, <see cref="Hidden"/>.</value>
    public int? LeastHidden { get; init; }

    private const ulong Seed = 2024;
    private const long MostEdgesInAll = 100_000_000;

    /// <summary>Gets the fewest edges that leave no node out: one to every node that is not an input, one on from every hidden node.</summary>
    public int FewestEdges => (2 * Hidden) + Outputs;

    /// <summary>Gets the most edges: from every input and earlier hidden node to every later node.</summary>
    public long MostEdges => ((long)Inputs * (Hidden + Outputs)) + (Hidden * (Hidden - 1L) / 2) + ((long)Hidden * Outputs);

    /// <summary>Makes the networks: random acyclic graphs in which every node lies on a path to an output.</summary>
    /// <exception cref="UserException">So many edges do not fit between so many nodes.</exception>
    public Population Create()
    {
        if (Edges < FewestEdges || Edges > MostEdges)
        {
            throw new UserException(
                $"--edges: {Edges} is outside {FewestEdges} to {MostEdges}, which {Inputs} inputs, {Hidden} hidden nodes and {Outputs} outputs allow.",
                ExitCode.BadInput);
        }

        if ((long)Networks * Edges > MostEdgesInAll)
        {
            throw new UserException($"--networks and --edges: {(long)Networks * Edges} edges in all are more than {MostEdgesInAll}.", ExitCode.BadInput);
        }

        return Genome.ToPopulation([.. Enumerable.Range(0, Networks).Select(number => OfNumber(number).CreateOne(number))]);
    }

    private SyntheticNetworks OfNumber(int number)
    {
        if (LeastHidden is not { } least || least >= Hidden)
        {
            return this;
        }

        var random = new RandomStream(Seed, generation: 1, number, (int)RandomPurpose.Synthetic);
        int hidden = least + random.NextInt(Hidden - least + 1);
        SyntheticNetworks smaller = this with { Hidden = hidden, LeastHidden = null };
        long edges = (long)Edges * (hidden + Outputs) / (Hidden + Outputs);
        return smaller with { Edges = (int)Math.Clamp(edges, smaller.FewestEdges, smaller.MostEdges) };
    }

    private Genome CreateOne(int number)
    {
        var random = new RandomStream(Seed, generation: 0, number, (int)RandomPurpose.Synthetic);
        var shape = new NetworkShape(Inputs, HasBiasInput: false, Outputs);
        var edges = new HashSet<(int Source, int Target)>();
        for (int hidden = 0; hidden < Hidden; hidden++)
        {
            edges.Add((SourceBefore(hidden, ref random), shape.FirstHidden + hidden));
        }

        for (int hidden = 0; hidden < Hidden; hidden++)
        {
            AddNew(edges, ref random, (ref RandomStream stream) => (shape.FirstHidden + hidden, TargetAfter(hidden, ref stream)));
        }

        for (int output = 0; output < Outputs; output++)
        {
            AddNew(edges, ref random, (ref RandomStream stream) => (SourceBefore(Hidden, ref stream), Inputs + output));
        }

        while (edges.Count < Edges)
        {
            int hidden = random.NextInt(Hidden + Outputs);
            int target = hidden < Hidden ? shape.FirstHidden + hidden : Inputs + hidden - Hidden;
            edges.Add((SourceBefore(Math.Min(hidden, Hidden), ref random), target));
        }

        return ToGenome(shape, [.. edges], ref random);
    }

    private delegate (int Source, int Target) Draw(ref RandomStream random);

    private static void AddNew(HashSet<(int Source, int Target)> edges, ref RandomStream random, Draw draw)
    {
        while (!edges.Add(draw(ref random)))
        {
        }
    }

    private int SourceBefore(int hidden, ref RandomStream random)
    {
        int source = random.NextInt(Inputs + hidden);
        return source < Inputs ? source : source + Outputs;
    }

    private int TargetAfter(int hidden, ref RandomStream random)
    {
        int later = Hidden - hidden - 1;
        int target = random.NextInt(later + Outputs);
        return target < later ? Inputs + Outputs + hidden + 1 + target : Inputs + target - later;
    }

    private Genome ToGenome(NetworkShape shape, (int Source, int Target)[] edges, ref RandomStream random)
    {
        int nodes = shape.FirstHidden + Hidden;
        float[] weights = new float[edges.Length];
        foreach (ref float weight in weights.AsSpan())
        {
            weight = random.NextSigned();
        }

        return new Genome
        {
            Shape = shape,
            NodeId = [.. Enumerable.Range(0, nodes)],
            Activation = [.. Enumerable.Repeat(Activation, nodes)],
            Aggregation = [.. Enumerable.Repeat(AggregationKind.Sum, nodes)],
            Bias = new float[nodes - Inputs],
            Innovation = [.. Enumerable.Range(0, edges.Length)],
            Source = [.. edges.Select(edge => edge.Source)],
            Target = [.. edges.Select(edge => edge.Target)],
            Weight = weights,
            Enabled = [.. Enumerable.Repeat(true, edges.Length)],
        };
    }
}
