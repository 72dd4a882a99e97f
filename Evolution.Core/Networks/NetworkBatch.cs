using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>
/// A population as evaluators read it: P networks flattened into compressed sparse rows (CSR), N nodes and E edges in
/// all. The nodes of a network come inputs first, then by dependency level; those of a recurrent network, which has no
/// levels, come by node id: inputs, outputs, hidden nodes. What no output depends on is left out.
/// Networks come by falling work, so that neighbours finish together. Columns are at least as long as their shape says
/// and are reused from batch to batch; only the stated part is valid.
/// </summary>
/// <remarks>
/// A node's edges are in stored order, and every evaluator sums them in that order: it is part of the format, because
/// the bits of a result depend on it. Evaluators keep values at <c>value[node * stride + lane]</c>, where a lane is one
/// episode or row of the same network: then one edge and one weight serve a whole register of lanes, and neighbouring
/// device threads read neighbouring words. The other layout, lane by lane, would gather for every edge.
/// </remarks>
public sealed class NetworkBatch
{
    /// <summary>Edges of a network on average from which on it pays to tell topologies apart: below, that takes longer than copying them to a device.</summary>
    private const int LeastEdgesForWeights = 512;

    private int[] _genome = [];
    private int[] _nodeOffset = [];
    private int[] _levelOffset = [];
    private int[] _levelEnd = [];
    private int[] _edgeOffset = [];
    private NetworkEdge[] _edge = [];
    private float[] _weight = [];
    private long[] _topology = [];
    private float[] _bias = [];
    private float[] _rate = [];
    private ActivationKind[] _activation = [];
    private AggregationKind[] _aggregation = [];
    private int[] _outputNode = [];

    /// <summary>Gets P, the number of networks.</summary>
    public int NetworkCount { get; private set; }

    /// <summary>
    /// Gets the genomes of each run where several runs share the batch: numbers of genomes count on from run to run. Without
    /// bound where there is one run.
    /// </summary>
    public int GenomesPerRun { get; private set; } = int.MaxValue;

    /// <summary>Gets one past the last run that the batch may hold genomes of, at least 1.</summary>
    public int RunCount { get; private set; } = 1;

    /// <summary>Gets one past the largest number that a genome may have.</summary>
    public int GenomeCount => RunCount == 1 ? NetworkCount : RunCount * GenomesPerRun;

    /// <summary>Gets N, the number of nodes, inputs included.</summary>
    public int NodeCount { get; private set; }

    /// <summary>Gets E, the number of edges.</summary>
    public int EdgeCount { get; private set; }

    /// <summary>Gets the inputs and outputs that all networks have.</summary>
    public NetworkShape Shape { get; private set; }

    /// <summary>Gets the largest number of nodes of a network, inputs included.</summary>
    public int MostNodes { get; internal set; }

    /// <summary>Gets the activation function that all nodes have, if they do and all sum; else null.</summary>
    public ActivationKind? CommonActivation =>
        NodeCount > 0 && !Activation.ContainsAnyExcept(Activation[0]) && !Aggregation.ContainsAnyExcept(AggregationKind.Sum) ? Activation[0] : null;

    /// <summary>Gets the most values that a lane of one network takes.</summary>
    public int MostValues => Shape.ValuesFor(MostNodes);

    /// <summary>Gets, for each network, the genome it was made from; shape [P].</summary>
    public ReadOnlySpan<int> Genome => _genome.AsSpan(0, NetworkCount);

    /// <summary>Gets, for each network, its first node; shape [P + 1].</summary>
    public ReadOnlySpan<int> NodeOffset => _nodeOffset.AsSpan(0, NetworkCount + 1);

    /// <summary>Gets, for each network, its first entry of <see cref="LevelEnd"/>; shape [P + 1].</summary>
    public ReadOnlySpan<int> LevelOffset => _levelOffset.AsSpan(0, NetworkCount + 1);

    /// <summary>
    /// Gets, for each dependency level of each network, one past its last node, counted within the network; shape [sum of levels].
    /// A recurrent network has one level, as the nodes of an update do not wait for each other.
    /// </summary>
    public ReadOnlySpan<int> LevelEnd => _levelEnd.AsSpan(0, _levelOffset[NetworkCount]);

    /// <summary>Gets, for each node, its first edge; shape [N + 1]. Inputs have none.</summary>
    public ReadOnlySpan<int> EdgeOffset => _edgeOffset.AsSpan(0, NodeCount + 1);

    /// <summary>Gets the edges, by target node; shape [E].</summary>
    public ReadOnlySpan<NetworkEdge> Edge => _edge.AsSpan(0, EdgeCount);

    /// <summary>Gets whether there is a column of weights, for a device that keeps topologies: where networks are large.</summary>
    public bool HasWeights { get; private set; }

    /// <summary>Gets the weight of each edge once more, without its source; shape [E], or empty unless <see cref="HasWeights"/>.</summary>
    public ReadOnlySpan<float> Weight => _weight.AsSpan(0, HasWeights ? EdgeCount : 0);

    /// <summary>
    /// Gets, for each network, the number of its topology; shape [P]. Networks with the same number, of this batch or of another, have
    /// the same nodes, levels, sources, functions and outputs. It means nothing else, and differs from run to run.
    /// </summary>
    public ReadOnlySpan<long> Topology => _topology.AsSpan(0, NetworkCount);

    /// <summary>Gets the bias of each node; shape [N].</summary>
    public ReadOnlySpan<float> Bias => _bias.AsSpan(0, NodeCount);

    /// <summary>Gets the time step divided by the time constant of each node, rounded to a float; shape [N], or empty where networks have none.</summary>
    public ReadOnlySpan<float> Rate => _rate.AsSpan(0, Shape.Dynamics.HasTimeConstants ? NodeCount : 0);

    /// <summary>Gets the activation function of each node; shape [N]. Inputs have that of the first computed node, which nothing reads.</summary>
    public ReadOnlySpan<ActivationKind> Activation => _activation.AsSpan(0, NodeCount);

    /// <summary>Gets the aggregation of each node; shape [N]. Inputs have the sum, which nothing reads.</summary>
    public ReadOnlySpan<AggregationKind> Aggregation => _aggregation.AsSpan(0, NodeCount);

    /// <summary>Gets the outputs of each network, as nodes counted within it; shape [P * outputs].</summary>
    public ReadOnlySpan<int> OutputNode => _outputNode.AsSpan(0, NetworkCount * Shape.Outputs);

    /// <summary>Returns the run that a network belongs to; 0 where there is one.</summary>
    public int RunOf(int network) => _genome[network] / GenomesPerRun;

    /// <summary>Returns the number that a network's genome has in its run.</summary>
    public int GenomeInRun(int network) => _genome[network] % GenomesPerRun;

    /// <summary>Returns the outputs of one network, as nodes counted within it.</summary>
    public ReadOnlySpan<int> OutputsOf(int network) => OutputNode.Slice(network * Shape.Outputs, Shape.Outputs);

    /// <summary>Returns the array behind a column, for an evaluator that locks its memory in place: the same one until the column grows.</summary>
    public Array ArrayOf(BatchColumn column) => column switch
    {
        BatchColumn.Genome => _genome,
        BatchColumn.NodeOffset => _nodeOffset,
        BatchColumn.EdgeOffset => _edgeOffset,
        BatchColumn.Edge => _edge,
        BatchColumn.Weight => _weight,
        BatchColumn.Bias => _bias,
        BatchColumn.Rate => _rate,
        BatchColumn.Activation => _activation,
        BatchColumn.Aggregation => _aggregation,
        BatchColumn.OutputNode => _outputNode,
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };

    /// <summary>Makes a batch of one network, and takes its columns over.</summary>
    /// <exception cref="ArgumentException">They do not fit each other.</exception>
    public static NetworkBatch Of(NetworkColumns columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        columns.Check();
        int nodes = columns.Bias.Length;
        var batch = new NetworkBatch
        {
            NetworkCount = 1,
            NodeCount = nodes,
            EdgeCount = columns.Edge.Length,
            Shape = columns.Shape,
            MostNodes = nodes,
            _genome = [0],
            _nodeOffset = [0, nodes],
            _levelOffset = [0, columns.LevelEnd.Length],
            _levelEnd = columns.LevelEnd,
            _edgeOffset = columns.EdgeOffset,
            _edge = columns.Edge,
            _topology = [new UniqueNumbers().Next()],
            _bias = columns.Bias,
            _activation = new ActivationKind[nodes],
            _aggregation = new AggregationKind[nodes],
            _outputNode = columns.OutputNode,
        };
        batch._activation.AsSpan().Fill(columns.Activation);
        batch.HasWeights = batch.EdgeCount >= LeastEdgesForWeights;
        batch._weight = batch.HasWeights ? [.. columns.Edge.Select(edge => edge.Weight)] : [];
        return batch;
    }

    internal Span<int> GenomeColumn => _genome.AsSpan(0, NetworkCount);

    internal Span<int> NodeOffsetColumn => _nodeOffset.AsSpan(0, NetworkCount + 1);

    internal Span<int> LevelOffsetColumn => _levelOffset.AsSpan(0, NetworkCount + 1);

    internal Span<int> LevelEndColumn => _levelEnd;

    internal Span<int> EdgeOffsetColumn => _edgeOffset.AsSpan(0, NodeCount + 1);

    internal Span<NetworkEdge> EdgeColumn => _edge.AsSpan(0, EdgeCount);

    internal Span<float> WeightColumn => _weight.AsSpan(0, HasWeights ? EdgeCount : 0);

    internal Span<long> TopologyColumn => _topology.AsSpan(0, NetworkCount);

    internal Span<float> BiasColumn => _bias.AsSpan(0, NodeCount);

    internal Span<float> RateColumn => _rate.AsSpan(0, Shape.Dynamics.HasTimeConstants ? NodeCount : 0);

    internal Span<ActivationKind> ActivationColumn => _activation.AsSpan(0, NodeCount);

    internal Span<AggregationKind> AggregationColumn => _aggregation.AsSpan(0, NodeCount);

    internal Span<int> OutputNodeColumn => _outputNode.AsSpan(0, NetworkCount * Shape.Outputs);

    /// <summary>Makes room for the columns with a row a network.</summary>
    /// <param name="shape">Inputs and outputs.</param>
    /// <param name="networks">The networks.</param>
    /// <param name="runs">One past the last run; 1 where the genomes are those of one run.</param>
    /// <param name="genomesPerRun">The genomes of each run; without bound where there is one.</param>
    internal void BeginNetworks(NetworkShape shape, int networks, int runs = 1, int genomesPerRun = int.MaxValue)
    {
        RunCount = runs;
        GenomesPerRun = genomesPerRun;
        Shape = shape;
        NetworkCount = networks;
        Buffers.Reserve(ref _genome, networks);
        Buffers.Reserve(ref _nodeOffset, networks + 1);
        Buffers.Reserve(ref _levelOffset, networks + 1);
        Buffers.Reserve(ref _topology, networks);
        Buffers.Reserve(ref _outputNode, checked(networks * shape.Outputs));
    }

    /// <summary>Makes room for the columns with a row a level, a node or an edge.</summary>
    internal void BeginNodes(int levels, int nodes, int edges)
    {
        NodeCount = nodes;
        EdgeCount = edges;
        Buffers.Reserve(ref _levelEnd, levels);
        Buffers.Reserve(ref _edgeOffset, nodes + 1);
        Buffers.Reserve(ref _edge, edges);
        HasWeights = edges / LeastEdgesForWeights >= Math.Max(1, NetworkCount);
        Buffers.Reserve(ref _weight, HasWeights ? edges : 0);
        Buffers.Reserve(ref _bias, nodes);
        Buffers.Reserve(ref _rate, Shape.Dynamics.HasTimeConstants ? nodes : 0);
        Buffers.Reserve(ref _activation, nodes);
        Buffers.Reserve(ref _aggregation, nodes);
    }
}
