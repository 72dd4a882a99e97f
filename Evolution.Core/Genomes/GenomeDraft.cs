using Evolution.Core.Numerics;

namespace Evolution.Core.Genomes;

/// <summary>
/// A child in the making: one worker's scratch memory, reused for every child. It starts as a copy of its first parent's
/// numbers and borrows that parent's structure; the first structural change copies the structure too.
/// </summary>
internal sealed class GenomeDraft
{
    private Population _population = null!;
    private int _topology;
    private TopologySegment _segment = null!;
    private int _nodeOffset;
    private int _connectionOffset;
    private bool _ownsStructure;
    private int _nodeCount;
    private int _connectionCount;
    private int[] _nodeId = [];
    private ActivationKind[] _activation = [];
    private AggregationKind[] _aggregation = [];
    private float[] _bias = [];
    private float[] _timeConstant = [];
    private int[] _innovation = [];
    private int[] _source = [];
    private int[] _target = [];
    private bool[] _enabled = [];
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
    public ReadOnlySpan<int> NodeId => (_ownsStructure ? _nodeId : _segment.NodeId).AsSpan(_ownsStructure ? 0 : _nodeOffset, _nodeCount);

    /// <summary>Gets the innovation ids.</summary>
    public ReadOnlySpan<int> Innovation => (_ownsStructure ? _innovation : _segment.Innovation).AsSpan(ConnectionOffset, _connectionCount);

    /// <summary>Gets the connections' sources.</summary>
    public ReadOnlySpan<int> Source => (_ownsStructure ? _source : _segment.Source).AsSpan(ConnectionOffset, _connectionCount);

    /// <summary>Gets the connections' targets.</summary>
    public ReadOnlySpan<int> Target => (_ownsStructure ? _target : _segment.Target).AsSpan(ConnectionOffset, _connectionCount);

    /// <summary>Gets whether the connections carry signals.</summary>
    public ReadOnlySpan<bool> Enabled => (_ownsStructure ? _enabled : _segment.Enabled).AsSpan(ConnectionOffset, _connectionCount);

    private int ConnectionOffset => _ownsStructure ? 0 : _connectionOffset;

    /// <summary>Starts a child of the given genome.</summary>
    public void Start(Population population, int parent)
    {
        _population = population;
        _topology = population.TopologyOf(parent);
        _ownsStructure = false;
        Request = StructuralRequest.Nothing;
        ref readonly TopologyRecord record = ref population.Topologies.Record(_topology);
        _segment = population.Topologies.Segment(record.Segment);
        _nodeOffset = record.NodeOffset;
        _nodeCount = record.NodeCount;
        _connectionOffset = record.ConnectionOffset;
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
            _enabled[connection] = enabled;
        }
    }

    /// <summary>Gives a node another activation function.</summary>
    public void SetActivation(int node, ActivationKind activation)
    {
        OwnStructure();
        _activation[node] = activation;
    }

    /// <summary>Gives a node another aggregation.</summary>
    public void SetAggregation(int node, AggregationKind aggregation)
    {
        OwnStructure();
        _aggregation[node] = aggregation;
    }

    /// <summary>Adds a connection between two nodes that are not joined yet.</summary>
    public void Link(int source, int target, float weight)
    {
        OwnStructure();
        Request = Request with { LinkSource = _nodeId[source], LinkTarget = _nodeId[target] };
        Append(StructuralRequest.PendingLink, source, target, weight);
    }

    /// <summary>Splits a connection: it is disabled, the way to the new node weighs 1 and the way on as much as it did.</summary>
    public void Split(int connection, NetworkOptions network)
    {
        OwnStructure();
        Request = Request with { SplitInnovation = _innovation[connection] };
        int node = _nodeCount++;
        Buffers.Grow(ref _nodeId, _nodeCount);
        Buffers.Grow(ref _activation, _nodeCount);
        Buffers.Grow(ref _aggregation, _nodeCount);
        Buffers.Grow(ref _bias, _nodeCount - Shape.Inputs);
        _nodeId[node] = StructuralRequest.PendingNode;
        _activation[node] = network.Activation;
        _aggregation[node] = network.Aggregation;
        _bias[node - Shape.Inputs] = 0f;
        if (Shape.Dynamics.HasTimeConstants)
        {
            Buffers.Grow(ref _timeConstant, _nodeCount - Shape.Inputs);
            _timeConstant[node - Shape.Inputs] = network.TimeConstant;
        }

        _enabled[connection] = false;
        Append(StructuralRequest.PendingIncoming, _source[connection], node, weight: 1f);
        Append(StructuralRequest.PendingOutgoing, node, _target[connection], _weight[connection]);
    }

    /// <summary>Removes a connection, and hidden nodes that it leaves without any.</summary>
    public void Unlink(int connection)
    {
        OwnStructure();
        (int source, int target) = (_source[connection], _target[connection]);
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
            if (_source[connection] == node || _target[connection] == node)
            {
                RemoveConnectionRow(connection);
            }
        }

        for (int other = _nodeCount - 1; other >= Shape.FirstHidden; other--)
        {
            RemoveIfAlone(other);
        }
    }

    /// <summary>Writes the child into the next population.</summary>
    /// <param name="next">The population being bred.</param>
    /// <param name="genome">The child's number there.</param>
    /// <param name="worker">The calling worker.</param>
    /// <param name="record">Its new rows, where it has a structure of its own.</param>
    /// <returns>Whether it has a structure of its own, which still needs an id.</returns>
    public bool Write(Population next, int genome, int worker, out TopologyRecord record)
    {
        record = default;
        Span<float> values = next.Place(genome, _topology, Weights.Length + Biases.Length + TimeConstants.Length, worker);
        Weights.CopyTo(values);
        Biases.CopyTo(values[_connectionCount..]);
        TimeConstants.CopyTo(values[(_connectionCount + Biases.Length)..]);
        if (!_ownsStructure)
        {
            return false;
        }

        TopologySegment segment = next.Topologies.Segment(worker);
        (int nodes, int connections) = segment.Append(_nodeCount, _connectionCount);
        _nodeId.AsSpan(0, _nodeCount).CopyTo(segment.NodeId.AsSpan(nodes));
        _activation.AsSpan(0, _nodeCount).CopyTo(segment.Activation.AsSpan(nodes));
        _aggregation.AsSpan(0, _nodeCount).CopyTo(segment.Aggregation.AsSpan(nodes));
        Innovation.CopyTo(segment.Innovation.AsSpan(connections));
        Source.CopyTo(segment.Source.AsSpan(connections));
        Target.CopyTo(segment.Target.AsSpan(connections));
        Enabled.CopyTo(segment.Enabled.AsSpan(connections));
        record = new TopologyRecord
        {
            Segment = worker,
            NodeOffset = nodes,
            NodeCount = _nodeCount,
            ConnectionOffset = connections,
            ConnectionCount = _connectionCount,
        };
        return true;
    }

    private void OwnStructure()
    {
        if (_ownsStructure)
        {
            return;
        }

        Buffers.Reserve(ref _nodeId, _nodeCount);
        Buffers.Reserve(ref _activation, _nodeCount);
        Buffers.Reserve(ref _aggregation, _nodeCount);
        Buffers.Reserve(ref _innovation, _connectionCount);
        Buffers.Reserve(ref _source, _connectionCount);
        Buffers.Reserve(ref _target, _connectionCount);
        Buffers.Reserve(ref _enabled, _connectionCount);
        NodeId.CopyTo(_nodeId);
        _segment.Activation.AsSpan(_nodeOffset, _nodeCount).CopyTo(_activation);
        _segment.Aggregation.AsSpan(_nodeOffset, _nodeCount).CopyTo(_aggregation);
        Innovation.CopyTo(_innovation);
        Source.CopyTo(_source);
        Target.CopyTo(_target);
        Enabled.CopyTo(_enabled);
        _ownsStructure = true;
    }

    private void Append(int innovation, int source, int target, float weight)
    {
        int connection = _connectionCount++;
        Buffers.Grow(ref _innovation, _connectionCount);
        Buffers.Grow(ref _source, _connectionCount);
        Buffers.Grow(ref _target, _connectionCount);
        Buffers.Grow(ref _enabled, _connectionCount);
        Buffers.Grow(ref _weight, _connectionCount);
        _innovation[connection] = innovation;
        _source[connection] = source;
        _target[connection] = target;
        _enabled[connection] = true;
        _weight[connection] = weight;
    }

    private void RemoveConnectionRow(int connection)
    {
        RemoveAt(_innovation, connection, _connectionCount);
        RemoveAt(_source, connection, _connectionCount);
        RemoveAt(_target, connection, _connectionCount);
        RemoveAt(_enabled, connection, _connectionCount);
        RemoveAt(_weight, connection, _connectionCount);
        _connectionCount--;
    }

    private void RemoveIfAlone(int node)
    {
        Span<int> source = _source.AsSpan(0, _connectionCount);
        Span<int> target = _target.AsSpan(0, _connectionCount);
        if (node < Shape.FirstHidden || source.Contains(node) || target.Contains(node))
        {
            return;
        }

        RemoveAt(_nodeId, node, _nodeCount);
        RemoveAt(_activation, node, _nodeCount);
        RemoveAt(_aggregation, node, _nodeCount);
        RemoveAt(_bias, node - Shape.Inputs, _nodeCount - Shape.Inputs);
        if (Shape.Dynamics.HasTimeConstants)
        {
            RemoveAt(_timeConstant, node - Shape.Inputs, _nodeCount - Shape.Inputs);
        }

        _nodeCount--;
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

    private static void RemoveAt<TElement>(TElement[] column, int index, int count) =>
        Array.Copy(column, index + 1, column, index, count - index - 1);
}
