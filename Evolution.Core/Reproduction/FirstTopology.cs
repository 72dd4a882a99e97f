using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Reproduction;

/// <summary>
/// Writes the structure of a first genome. A hidden node of the same number and a connection between the same two nodes
/// have the same ids in every genome, whatever else those have (<see cref="NetworkShape.FirstInnovations"/>).
/// </summary>
internal ref struct FirstTopology
{
    private readonly TopologySegment _segment;
    private readonly NetworkShape _shape;
    private readonly NetworkOptions _options;
    private RandomStream _random;
    private int _row;

    private FirstTopology(TopologySegment segment, NetworkShape shape, NetworkOptions options, RandomStream random)
    {
        _segment = segment;
        _shape = shape;
        _options = options;
        _random = random;
    }

    /// <summary>Returns whether all first genomes have the same structure.</summary>
    public static bool IsCommon(NetworkOptions options) =>
        options is { InitialTopology: InitialTopologyKind.Layered, InitialConnections: >= 1f };

    /// <summary>Adds a structure to the topologies of a population.</summary>
    /// <param name="population">Whose topologies it joins.</param>
    /// <param name="options">What the networks are made of.</param>
    /// <param name="random">Draws what is left open.</param>
    /// <returns>Its id.</returns>
    public static int Add(Population population, NetworkOptions options, RandomStream random)
    {
        int hidden = options.InitialTopology == InitialTopologyKind.Random ? 1 + random.NextInt(options.InitialHidden) : options.InitialHidden;
        TopologySegment segment = population.Topologies.Segment(worker: 0);
        int nodeCount = population.Shape.FirstHidden + hidden;
        (int nodes, int connections) = segment.Append(nodeCount, population.Shape.FirstInnovations(hidden));
        var topology = new FirstTopology(segment, population.Shape, options, random) { _row = connections };
        topology.WriteNodes(nodes, nodeCount);
        topology.WriteConnections(hidden);
        segment.Truncate(segment.NodeRows, topology._row);
        population.Topologies.Reserve(1);
        return population.Topologies.Add(new TopologyRecord
        {
            NodeOffset = nodes,
            NodeCount = nodeCount,
            ConnectionOffset = connections,
            ConnectionCount = topology._row - connections,
        });
    }

    private readonly void WriteNodes(int offset, int count)
    {
        for (int node = 0; node < count; node++)
        {
            _segment.NodeId[offset + node] = node;
            // Inputs have no function; the one that stands for none in champion files makes a genome read back equal its original.
            _segment.Activation[offset + node] = node < _shape.Inputs ? ActivationKind.Identity
                : node < _shape.FirstHidden ? _options.OutputActivation
                : _options.Activation;
            _segment.Aggregation[offset + node] = _options.Aggregation;
        }
    }

    private void WriteConnections(int hidden)
    {
        bool isRandom = _options.InitialTopology == InitialTopologyKind.Random;
        for (int input = 0; input < _shape.Inputs; input++)
        {
            for (int output = 0; output < _shape.Outputs && (isRandom || hidden == 0 || input >= _shape.TaskInputs); output++)
            {
                Draw(_shape.DirectInnovation(input, output), input, _shape.Inputs + output);
            }
        }

        for (int number = 0; number < hidden; number++)
        {
            int node = _shape.FirstHidden + number;
            int innovation = _shape.FirstInnovations(number);
            for (int input = 0; input < _shape.Inputs; input++)
            {
                Draw(innovation++, input, node);
            }

            for (int output = _shape.Inputs; output < _shape.FirstHidden; output++)
            {
                Draw(innovation++, node, output);
            }

            for (int earlier = _shape.FirstHidden; earlier < node && isRandom; earlier++)
            {
                Draw(innovation++, earlier, node);
            }
        }
    }

    private void Draw(int innovation, int source, int target)
    {
        if (_random.NextChance(_options.InitialConnections))
        {
            _segment.Innovation[_row] = innovation;
            _segment.Source[_row] = source;
            _segment.Target[_row] = target;
            _segment.Enabled[_row] = true;
            _row++;
        }
    }
}
