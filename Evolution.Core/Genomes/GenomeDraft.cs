using Evolution.Core.Numerics;

namespace Evolution.Core.Genomes;

/// <summary>
/// A child in the making, reused for every child. It starts as a copy of its first parent's numbers and borrows that parent's
/// structure; the first structural change copies the structure too, to where it stays: behind all others of the worker.
/// </summary>
internal sealed class GenomeDraft
{
    private Population _population = null!;
    private int _worker;
    private int _topology;
    private TopologySegment _segment = null!;
    private int _nodes;
    private int _connections;
    private bool _ownsStructure;
    private int _nodeCount;
    private int _connectionCount;
    private float[] _bias = [];
    private float[] _timeConstant = [];
    private float[] _weight = [];

    /// <summary>Gets what the child shares with its population.</summary>
    public NetworkShape Shape => _population.Shape;

    /// <summary>Gets the number of node genes.</summary>
    public int NodeCount => _nodeCount;

    /// <summary>Gets the number of connection genes.</summary>
    public int ConnectionCount => _connectionCount;

    /// <summary>Gets the ids that the child still needs.</summary>
    public StructuralRequest Request { get; private set; }

    /// <summary>Gets the weights, to be changed in place.</summary>
    public Span<float> Weights => _weight.AsSpan(0, _connectionCount);

    /// <summary>Gets the biases of the nodes after the inputs, to be changed in place.</summary>
    public Span<float> Biases => _bias.AsSpan(0, _nodeCount - Shape.Inputs);

    /// <summary>Gets the time constants of the nodes after the inputs, to be changed in place; empty where networks have none.</summary>
    public Span<float> TimeConstants => _timeConstant.AsSpan(0, Shape.Dynamics.HasTimeConstants ? _nodeCount - Shape.Inputs : 0);

    /// <summary>Gets the node ids.</summary>
    public ReadOnlySpan<int> NodeId => _segment.NodeId.AsSpan(_nodes, _nodeCount);

    /// <summary>Gets the innovation ids.</summary>
    public ReadOnlySpan<int> Innovation => _segment.Innovation.AsSpan(_connections, _connectionCount);

    /// <summary>Gets the connections' sources.</summary>
    public ReadOnlySpan<int> Source => _segment.Source.AsSpan(_connections, _connectionCount);

    /// <summary>Gets the connections' targets.</summary>
    public ReadOnlySpan<int> Target => _segment.Target.AsSpan(_connections, _connectionCount);

    /// <summary>Gets whether the connections carry signals.</summary>
    public ReadOnlySpan<bool> Enabled => _segment.Enabled.AsSpan(_connections, _connectionCount);

    /// <summary>Starts a child of the given genome.</summary>
    /// <param name="population">The parents.</param>
    /// <param name="parent">The genome.</param>
    /// <param name="worker">The calling worker, to whose segment a structure of its own is appended.</param>
    public void Start(Population population, int parent, int worker)
    {
        _population = population;
        _worker = worker;
        _topology = population.TopologyOf(parent);
        _ownsStructure = false;
        Request = StructuralRequest.Nothing;
        ref readonly TopologyRecord record = ref population.Topologies.Record(_topology);
        _segment = population.Topologies.Segment(record.Segment);
        _nodes = record.NodeOffset;
        _nodeCount = record.NodeCount;
        _connections = record.ConnectionOffset;
        _connectionCount = record.ConnectionCount;
        ReadOnlySpan<float> numbers = population.Numbers(parent, record);
        int biases = _nodeCount - population.Shape.Inputs;
        int others = numbers.Length - _connectionCount - biases;
        Buffers.Reserve(ref _weight, _connectionCount);
        Buffers.Reserve(ref _bias, biases);
        Buffers.Reserve(ref _timeConstant, others);
        numbers[.._connectionCount].CopyTo(_weight);
        numbers.Slice(_connectionCount, biases).CopyTo(_bias);
        numbers[(_connectionCount + biases)..].CopyTo(_timeConstant);
    }

    /// <summary>Enables or disables a connection.</summary>
    public void SetEnabled(int connection, bool enabled)
    {
        if (Enabled[connection] != enabled)
        {
            OwnStructure();
            _segment.Enabled[_connections + connection] = enabled;
        }
    }

    /// <summary>Gives a node another activation function.</summary>
    public void SetActivation(int node, ActivationKind activation)
    {
        OwnStructure();
        _segment.Activation[_nodes + node] = activation;
    }

    /// <summary>Gives a node another aggregation.</summary>
    public void SetAggregation(int node, AggregationKind aggregation)
    {
        OwnStructure();
        _segment.Aggregation[_nodes + node] = aggregation;
    }

    /// <summary>Adds a connection between two nodes that are not joined yet.</summary>
    public void Link(int source, int target, float weight)
    {
        OwnStructure();
        Request = Request with { LinkSource = NodeId[source], LinkTarget = NodeId[target] };
        Append(StructuralRequest.PendingLink, source, target, weight);
    }

    /// <summary>Splits a connection: it is disabled, the way to the new node weighs 1 and the way on as much as it did.</summary>
    public void Split(int connection, NetworkOptions network)
    {
        OwnStructure();
        Request = Request with { SplitInnovation = Innovation[connection] };
        int node = _nodeCount++;
        int row = _segment.Append(1, 0).NodeOffset;
        _segment.NodeId[row] = StructuralRequest.PendingNode;
        _segment.Activation[row] = network.Activation;
        _segment.Aggregation[row] = network.Aggregation;
        Buffers.Grow(ref _bias, _nodeCount - Shape.Inputs);
        _bias[node - Shape.Inputs] = 0f;
        if (Shape.Dynamics.HasTimeConstants)
        {
            Buffers.Grow(ref _timeConstant, _nodeCount - Shape.Inputs);
            _timeConstant[node - Shape.Inputs] = network.TimeConstant;
        }

        _segment.Enabled[_connections + connection] = false;
        Append(StructuralRequest.PendingIncoming, Source[connection], node, weight: 1f);
        Append(StructuralRequest.PendingOutgoing, node, Target[connection], _weight[connection]);
    }

    /// <summary>Removes a connection, and hidden nodes that it leaves without any.</summary>
    public void Unlink(int connection)
    {
        OwnStructure();
        (int source, int target) = (Source[connection], Target[connection]);
        RemoveConnectionRow(connection);

        // The later node first, as removing a node moves those behind it.
        RemoveIfAlone(Math.Max(source, target));
        if (source != target)
        {
            RemoveIfAlone(Math.Min(source, target));
        }
    }

    /// <summary>Removes a hidden node and its connections, and hidden nodes that are then without any.</summary>
    public void RemoveNode(int node)
    {
        OwnStructure();
        for (int connection = _connectionCount - 1; connection >= 0; connection--)
        {
            if (Source[connection] == node || Target[connection] == node)
            {
                RemoveConnectionRow(connection);
            }
        }

        for (int other = _nodeCount - 1; other >= Shape.FirstHidden; other--)
        {
            RemoveIfAlone(other);
        }
    }

    /// <summary>Writes the child into the next population, which has the parents' topologies.</summary>
    /// <param name="next">The population being bred.</param>
    /// <param name="genome">The child's number there.</param>
    /// <param name="record">Its new rows, where it has a structure of its own.</param>
    /// <returns>Whether it has a structure of its own, which still needs an id.</returns>
    public bool Write(Population next, int genome, out TopologyRecord record)
    {
        Span<float> values = next.Place(genome, _topology, Weights.Length + Biases.Length + TimeConstants.Length, _worker);
        Weights.CopyTo(values);
        Biases.CopyTo(values[_connectionCount..]);
        TimeConstants.CopyTo(values[(_connectionCount + Biases.Length)..]);
        record = new TopologyRecord
        {
            Segment = _worker,
            NodeOffset = _nodes,
            NodeCount = _nodeCount,
            ConnectionOffset = _connections,
            ConnectionCount = _connectionCount,
        };
        return _ownsStructure;
    }

    /// <summary>Copies the parent's rows to the end of the worker's segment, where they can grow.</summary>
    private void OwnStructure()
    {
        if (_ownsStructure)
        {
            return;
        }

        TopologySegment own = _population.Topologies.Segment(_worker);
        (int nodes, int connections) = own.Append(_nodeCount, _connectionCount);
        NodeId.CopyTo(own.NodeId.AsSpan(nodes));
        _segment.Activation.AsSpan(_nodes, _nodeCount).CopyTo(own.Activation.AsSpan(nodes));
        _segment.Aggregation.AsSpan(_nodes, _nodeCount).CopyTo(own.Aggregation.AsSpan(nodes));
        Innovation.CopyTo(own.Innovation.AsSpan(connections));
        Source.CopyTo(own.Source.AsSpan(connections));
        Target.CopyTo(own.Target.AsSpan(connections));
        Enabled.CopyTo(own.Enabled.AsSpan(connections));
        (_segment, _nodes, _connections) = (own, nodes, connections);
        _ownsStructure = true;
    }

    private void Append(int innovation, int source, int target, float weight)
    {
        int connection = _connectionCount++;
        int row = _segment.Append(0, 1).ConnectionOffset;
        _segment.Innovation[row] = innovation;
        _segment.Source[row] = source;
        _segment.Target[row] = target;
        _segment.Enabled[row] = true;
        Buffers.Grow(ref _weight, _connectionCount);
        _weight[connection] = weight;
    }

    private void RemoveConnectionRow(int connection)
    {
        int row = _connections + connection;
        int end = _connections + _connectionCount--;
        RemoveAt(_segment.Innovation, row, end);
        RemoveAt(_segment.Source, row, end);
        RemoveAt(_segment.Target, row, end);
        RemoveAt(_segment.Enabled, row, end);
        RemoveAt(_weight, connection, _connectionCount + 1);
        _segment.Truncate(_segment.NodeRows, _segment.ConnectionRows - 1);
    }

    private void RemoveIfAlone(int node)
    {
        Span<int> source = _segment.Source.AsSpan(_connections, _connectionCount);
        Span<int> target = _segment.Target.AsSpan(_connections, _connectionCount);
        if (node < Shape.FirstHidden || source.Contains(node) || target.Contains(node))
        {
            return;
        }

        int row = _nodes + node;
        int end = _nodes + _nodeCount;
        int numbers = _nodeCount-- - Shape.Inputs;
        RemoveAt(_segment.NodeId, row, end);
        RemoveAt(_segment.Activation, row, end);
        RemoveAt(_segment.Aggregation, row, end);
        RemoveAt(_bias, node - Shape.Inputs, numbers);
        if (Shape.Dynamics.HasTimeConstants)
        {
            RemoveAt(_timeConstant, node - Shape.Inputs, numbers);
        }

        _segment.Truncate(_segment.NodeRows - 1, _segment.ConnectionRows);
        MoveDown(source, node);
        MoveDown(target, node);
    }

    private static void MoveDown(Span<int> ends, int removed)
    {
        foreach (ref int end in ends)
        {
            end -= end > removed ? 1 : 0;
        }
    }

    private static void RemoveAt<TElement>(TElement[] column, int index, int end) =>
        Array.Copy(column, index + 1, column, index, end - index - 1);
}
