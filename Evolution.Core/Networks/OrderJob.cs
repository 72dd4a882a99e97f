using Evolution.Core.Genomes;
using Evolution.Core.Graphs;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>Finds the evaluation order of topologies, in parallel, into the columns that their segments keep for it.</summary>
internal sealed class OrderJob(int workers) : ParallelJob
{
    private readonly PerWorker<DependencyOrder> _orders = new(workers, static () => new DependencyOrder());
    private readonly int[][] _places = [.. Enumerable.Range(0, workers).Select(_ => Array.Empty<int>())];
    private Population _population = null!;
    private int[] _topologies = [];

    /// <summary>Prepares the job.</summary>
    /// <param name="population">The genomes that use the topologies.</param>
    /// <param name="topologies">The topologies' ids, one an item.</param>
    public void Begin(Population population, int[] topologies)
    {
        _population = population;
        _topologies = topologies;
    }

    /// <inheritdoc/>
    public override void Execute(int start, int end, int worker)
    {
        for (int item = start; item < end; item++)
        {
            Order(_topologies[item], _orders[worker], ref _places[worker]);
        }
    }

    private void Order(int id, DependencyOrder order, ref int[] place)
    {
        NetworkShape shape = _population.Shape;
        ref TopologyRecord record = ref _population.Topologies.Record(id);
        TopologySegment segment = _population.Topologies.Segment(record.Segment);
        TopologyView topology = _population.Topologies.View(id);
        order.Build(record.NodeCount, shape.Inputs, shape.Outputs, topology.Source, topology.Target, topology.Enabled);
        ReadOnlySpan<int> nodes = order.Nodes;
        Buffers.Reserve(ref place, record.NodeCount);
        for (int input = 0; input < shape.Inputs; input++)
        {
            place[input] = input;
        }

        int edges = record.ConnectionOffset;
        for (int i = 0; i < nodes.Length; i++)
        {
            place[nodes[i]] = shape.Inputs + i;
            foreach (int connection in order.Incoming(nodes[i]))
            {
                segment.OrderedSource[edges] = place[topology.Source[connection]];
                segment.OrderedConnection[edges++] = connection;
            }

            segment.OrderedNode[record.NodeOffset + i] = nodes[i];
            segment.OrderedEdgeEnd[record.NodeOffset + i] = edges - record.ConnectionOffset;
        }

        order.LevelEnd.CopyTo(segment.OrderedLevelEnd.AsSpan(record.NodeOffset));
        for (int output = 0; output < shape.Outputs; output++)
        {
            segment.OrderedOutput[record.NodeOffset + output] = place[shape.Inputs + output];
        }

        record.OrderedNodeCount = nodes.Length;
        record.OrderedEdgeCount = edges - record.ConnectionOffset;
        record.LevelCount = order.LevelEnd.Length;
    }
}
