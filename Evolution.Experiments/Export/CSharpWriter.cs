using System.Globalization;
using System.Text;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;

namespace Evolution.Experiments.Export;

/// <summary>
/// Writes a network as a C# source file without dependencies: straight-line code, a statement a connection, with the weights as
/// literals (the manner of SparseDNN, arXiv 2101.07948). It gives the bits of the evaluators in exact arithmetic.
/// </summary>
internal sealed class CSharpWriter
{
    /// <summary>The just-in-time compiler gives up optimizing methods of some thousand edges, so larger networks are cut into several.</summary>
    public const int EdgesPerMethod = 500;

    private readonly StringBuilder _text = new();
    private readonly NetworkBatch _batch;
    private readonly NetworkShape _shape;
    private readonly bool _hasParts;

    private CSharpWriter(NetworkBatch batch)
    {
        _batch = batch;
        _shape = batch.Shape;
        _hasParts = batch.EdgeCount > EdgesPerMethod;
    }

    private IEnumerable<int> ComputedNodes => Enumerable.Range(_shape.Inputs, _batch.NodeCount - _shape.Inputs);

    /// <summary>Returns the source file.</summary>
    public static string Write(Genome genome, IReadOnlyList<string> inputs, IReadOnlyList<string> outputs)
    {
        using var workers = new WorkerPool(1);
        var batch = new NetworkBatch();
        new NetworkBatcher(workers).Build(Genome.ToPopulation(genome), batch);
        return new CSharpWriter(batch).Write(inputs, outputs);
    }

    private string Write(IReadOnlyList<string> inputs, IReadOnlyList<string> outputs)
    {
        _text.Append("// An evolved network: straight-line code, the weights as literals, every operation rounded to a 32-bit float once.\n");
        _text.Append(CultureInfo.InvariantCulture, $"// Inputs: {Comment(inputs)}. Outputs: {Comment(outputs)}.\n");
        if (_hasParts || _shape.Dynamics.IsRecurrent)
        {
            _text.Append("// An instance keeps values: it serves one thread at a time.\n");
        }

        _text.Append("public sealed class EvolvedNetwork\n{\n");
        _text.Append(CultureInfo.InvariantCulture, $"    public const int Inputs = {_shape.TaskInputs};\n    public const int Outputs = {_shape.Outputs};\n\n");
        WriteFields();
        _text.Append("    public void Activate(System.ReadOnlySpan<float> inputs, System.Span<float> outputs)\n    {\n");
        for (int input = 0; input < _shape.Inputs; input++)
        {
            string value = input < _shape.TaskInputs ? $"inputs[{input}]" : "1f";
            _text.Append(CultureInfo.InvariantCulture, $"        {Declared(input)} = {value};\n");
        }

        int[][] parts = [.. Parts()];
        WriteUpdates(parts);
        for (int output = 0; output < _shape.Outputs; output++)
        {
            _text.Append(CultureInfo.InvariantCulture, $"        outputs[{output}] = {ValueOf(_batch.OutputNode[output])};\n");
        }

        _text.Append("    }\n");
        for (int part = 0; _hasParts && part < parts.Length; part++)
        {
            _text.Append(CultureInfo.InvariantCulture, $"\n    private void Part{part}()\n    {{\n");
            WriteNodes(parts[part], "        ");
            _text.Append("    }\n");
        }

        foreach (string source in CSharpFunctions.SourcesOf(CalledFunctions()))
        {
            _text.Append("\n    private static ").AppendJoin("\n    ", source.ReplaceLineEndings("\n").Split('\n')).Append('\n');
        }

        return _text.Append("}\n").ToString();
    }

    private void WriteFields()
    {
        if (_hasParts)
        {
            for (int node = 0; node < _batch.NodeCount; node++)
            {
                _text.Append(CultureInfo.InvariantCulture, $"    private float _v{node};\n");
            }

            _text.Append('\n');
        }

        if (!_shape.Dynamics.IsRecurrent)
        {
            return;
        }

        foreach (int node in ComputedNodes)
        {
            _text.Append(CultureInfo.InvariantCulture, $"    private float _s{node};\n");
        }

        _text.Append("\n    /// <summary>Begins an episode.</summary>\n    public void Reset()\n    {\n");
        foreach (int node in ComputedNodes)
        {
            _text.Append(CultureInfo.InvariantCulture, $"        _s{node} = 0f;\n");
        }

        _text.Append("    }\n\n    /// <summary>Does a control step.</summary>\n");
    }

    /// <summary>Cuts the computed nodes where a method has enough edges.</summary>
    private IEnumerable<int[]> Parts()
    {
        var part = new List<int>();
        int edges = 0;
        foreach (int node in ComputedNodes)
        {
            part.Add(node);
            edges += _batch.EdgeOffset[node + 1] - _batch.EdgeOffset[node];
            if (edges >= EdgesPerMethod)
            {
                yield return [.. part];
                part.Clear();
                edges = 0;
            }
        }

        yield return [.. part];
    }

    private void WriteUpdates(int[][] parts)
    {
        NetworkDynamics dynamics = _shape.Dynamics;
        if (dynamics.IsRecurrent)
        {
            _text.Append(CultureInfo.InvariantCulture, $"        for (int update = 0; update < {dynamics.Updates}; update++)\n        {{\n");
        }

        string indent = dynamics.IsRecurrent ? "            " : "        ";
        for (int part = 0; part < parts.Length; part++)
        {
            if (_hasParts)
            {
                _text.Append(CultureInfo.InvariantCulture, $"{indent}Part{part}();\n");
            }
            else
            {
                WriteNodes(parts[part], indent);
            }
        }

        if (dynamics.IsRecurrent)
        {
            foreach (int node in ComputedNodes)
            {
                string value = Name(node);
                string next = dynamics.HasTimeConstants ? $"_s{node} + ({Literal(_batch.Rate[node])} * ({value} - _s{node}))" : value;
                _text.Append(CultureInfo.InvariantCulture, $"{indent}_s{node} = {next};\n");
            }

            _text.Append("        }\n");
        }
    }

    private void WriteNodes(int[] nodes, string indent)
    {
        foreach (int node in nodes)
        {
            WriteNode(node, indent);
        }
    }

    private void WriteNode(int node, string indent)
    {
        AggregationKind aggregation = _batch.Aggregation[node];
        ReadOnlySpan<NetworkEdge> edges = _batch.Edge[_batch.EdgeOffset[node].._batch.EdgeOffset[node + 1]];
        string bias = Literal(_batch.Bias[node]);
        string start = edges.Length == 0 && aggregation != AggregationKind.Sum ? "0f" : aggregation switch
        {
            AggregationKind.Sum => bias,
            AggregationKind.Product => "1f",
            AggregationKind.Min => "float.PositiveInfinity",
            AggregationKind.Max => "float.NegativeInfinity",
            _ => "0f",
        };
        string sum = $"v{node}";
        _text.Append(CultureInfo.InvariantCulture, $"{indent}float {sum} = {start};\n");
        foreach (NetworkEdge edge in edges)
        {
            (string weight, string value) = (Literal(edge.Weight), ValueOf(edge.Source));
            string combined = aggregation switch
            {
                AggregationKind.Sum or AggregationKind.Mean => $"Fused({weight}, {value}, {sum})",
                AggregationKind.Product => $"{sum} * ({weight} * {value})",
                _ => $"{aggregation}({sum}, ({weight} * {value}))",
            };
            _text.Append(CultureInfo.InvariantCulture, $"{indent}{sum} = {combined};\n");
        }

        if (aggregation == AggregationKind.Mean && edges.Length > 0)
        {
            _text.Append(CultureInfo.InvariantCulture, $"{indent}{sum} = {sum} / {edges.Length}f;\n");
        }

        if (aggregation != AggregationKind.Sum)
        {
            _text.Append(CultureInfo.InvariantCulture, $"{indent}{sum} = {sum} + {bias};\n");
        }

        string activated = _batch.Activation[node] == ActivationKind.Identity ? sum : $"{_batch.Activation[node]}({sum})";
        if (_hasParts || activated != sum)
        {
            _text.Append(CultureInfo.InvariantCulture, $"{indent}{Name(node)} = {activated};\n");
        }
    }

    private IEnumerable<string> CalledFunctions()
    {
        string[] activations = [.. _batch.Activation[_shape.Inputs..].ToArray().Select(kind => kind.ToString())];
        return activations.Concat(_batch.Aggregation[_shape.Inputs..].ToArray().Select(CalledBy)).Distinct();
    }

    private static string CalledBy(AggregationKind kind) => kind is AggregationKind.Sum or AggregationKind.Mean ? "Fused" : kind.ToString();

    /// <summary>In a recurrent network a computed node is read as it was before the update.</summary>
    private string ValueOf(int node) =>
        _shape.Dynamics.IsRecurrent && node >= _shape.Inputs ? string.Create(CultureInfo.InvariantCulture, $"_s{node}") : Name(node);

    private string Name(int node) => string.Create(CultureInfo.InvariantCulture, $"{(_hasParts ? "_v" : "v")}{node}");

    private string Declared(int input) => _hasParts ? Name(input) : $"float {Name(input)}";

    private static string Literal(float value) => value.ToString("R", CultureInfo.InvariantCulture) + "f";

    private static string Comment(IReadOnlyList<string> names) =>
        string.Concat(string.Join(", ", names).Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\u0085' ? ' ' : letter));
}
