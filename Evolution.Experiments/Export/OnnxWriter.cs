using System.Globalization;
using System.Text.Json;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Runs;
using Evolution.Experiments.Export.Onnx;
using Google.Protobuf;

namespace Evolution.Experiments.Export;

/// <summary>
/// Writes a network as an ONNX model of standard operators. It stays sparse: nodes of a dependency level that have the same
/// number of edges and the same functions are computed together, from as many gathered values as there are edges.
/// </summary>
/// <remarks>A batch is any number of rows; the state of a recurrent network is an input and an output. See <c>docs/file-formats.md</c>.</remarks>
internal sealed class OnnxWriter
{
    /// <summary>The version of the operator set, of ONNX 1.12 (2022).</summary>
    public const int Opset = 17;

    private const int IrVersion = 8;
    private readonly OnnxGraph _graph = new();
    private readonly NetworkBatch _batch;
    private readonly NodeGroup[] _groups;
    private readonly long[] _column;
    private string? _rows;

    private OnnxWriter(NetworkBatch batch)
    {
        _batch = batch;
        _groups = [.. NodeGroup.Of(batch)];
        _column = new long[batch.NodeCount];
        foreach ((int column, int node) in Enumerable.Range(0, batch.Shape.Inputs).Concat(_groups.SelectMany(group => group.Nodes)).Index())
        {
            _column[node] = column;
        }
    }

    /// <summary>Returns the model as it stands in a file.</summary>
    public static byte[] Write(SavedChampion saved)
    {
        ArgumentNullException.ThrowIfNull(saved);
        Genome genome = saved.Champion.Genome;
        using var workers = new WorkerPool(1);
        var batch = new NetworkBatch();
        new NetworkBatcher(workers).Build(Genome.ToPopulation(genome), batch);
        var model = new ModelProto
        {
            IrVersion = IrVersion,
            ProducerName = "evolution",
            ProducerVersion = typeof(OnnxWriter).Assembly.GetName().Version!.ToString(3),
            DocString = $"Evolved for {saved.TaskId}; {genome.Shape.Dynamics.Title}.",
            OpsetImport = { new OperatorSetIdProto { Version = Opset } },
            Graph = new OnnxWriter(batch).GraphOf(saved),
        };
        model.MetadataProps.Add(Property("task", saved.TaskId));
        model.MetadataProps.Add(Property("inputs", JsonSerializer.Serialize(saved.Inputs)));
        model.MetadataProps.Add(Property("outputs", JsonSerializer.Serialize(saved.Outputs)));
        model.MetadataProps.Add(Property("network", genome.Shape.Dynamics.Title));
        if (genome.Shape.Dynamics.HasTimeConstants)
        {
            model.MetadataProps.Add(Property("timeStep", genome.Shape.Dynamics.TimeStep.ToString("R", CultureInfo.InvariantCulture)));
        }

        return model.ToByteArray();
    }

    private static StringStringEntryProto Property(string key, string value) => new() { Key = key, Value = value };

    private GraphProto GraphOf(SavedChampion saved)
    {
        NetworkShape shape = _batch.Shape;
        _graph.Proto.Name = "evolved";
        string inputs = _graph.Input("inputs", shape.TaskInputs, $"The task's inputs: {string.Join(", ", saved.Inputs)}.");
        if (shape.HasBiasInput)
        {
            inputs = _graph.Concat([inputs, OnEachRow(_graph.Constant(1f))]);
        }

        string values = shape.Dynamics.IsRecurrent ? ControlStep(inputs) : Levels(inputs);
        string outputs = _graph.Columns(values, [.. _batch.OutputNode.ToArray().Select(node => _column[node])]);
        _graph.Output("outputs", outputs, shape.Outputs, $"The network's outputs: {string.Join(", ", saved.Outputs)}.");
        return _graph.Proto;
    }

    private string Levels(string values)
    {
        foreach (IGrouping<int, NodeGroup> level in _groups.GroupBy(group => group.Level))
        {
            string before = values;
            values = _graph.Concat([before, .. level.Select(group => ValuesOf(group, before))]);
        }

        return values;
    }

    private string ControlStep(string inputs)
    {
        NetworkDynamics dynamics = _batch.Shape.Dynamics;
        int nodes = _batch.NodeCount - _batch.Shape.Inputs;
        string state = _graph.Input("state", nodes, "The values of the nodes before the control step; all 0 when an episode begins.");
        string values = _graph.Concat([inputs, state]);
        for (int update = 0; update < dynamics.Updates; update++)
        {
            string next = _graph.Concat([.. _groups.Select(group => ValuesOf(group, values))]);
            state = dynamics.HasTimeConstants ? Approach(state, next) : next;
            values = _graph.Concat([inputs, state]);
        }

        _graph.Output("next_state", state, nodes, "The values of the nodes after the control step.");
        return values;
    }

    private string Approach(string state, string next)
    {
        string rates = _graph.Row([.. _groups.SelectMany(group => group.Nodes).Select(node => _batch.Rate[node])]);
        return _graph.Add("Add", [state, _graph.Add("Mul", [rates, _graph.Add("Sub", [next, state])])]);
    }

    /// <summary>Computes the nodes of a group from the values of all nodes before them.</summary>
    private string ValuesOf(NodeGroup group, string values)
    {
        string bias = _graph.Row([.. group.Nodes.Select(node => _batch.Bias[node])]);
        if (group.Edges == 0)
        {
            return OnnxFunctions.Activate(_graph, group.Activation, OnEachRow(bias));
        }

        // The first edge of all nodes, then the second of all: so that the edges of a node lie in as many values as it has.
        NetworkEdge[] edges =
        [
            .. Enumerable.Range(0, group.Edges).SelectMany(edge => group.Nodes.Select(node => _batch.Edge[_batch.EdgeOffset[node] + edge])),
        ];
        string gathered = _graph.Columns(values, [.. edges.Select(edge => _column[edge.Source])]);
        string weighted = _graph.Add("Mul", [_graph.Row([.. edges.Select(edge => edge.Weight)]), gathered]);
        string[] terms = _graph.Split(weighted, group.Edges, group.Nodes.Length);
        return OnnxFunctions.Activate(_graph, group.Activation, OnnxFunctions.Combine(_graph, group.Aggregation, terms, bias));
    }

    /// <summary>Repeats a row on every row of the batch.</summary>
    private string OnEachRow(string row)
    {
        _rows ??= _graph.Add(
            "Concat",
            [_graph.Add("Shape", "inputs", OnnxGraph.Int("start", 0), OnnxGraph.Int("end", 1)), _graph.Constant([1L])],
            OnnxGraph.Int("axis", 0));
        return _graph.Add("Expand", [row, _rows]);
    }
}
