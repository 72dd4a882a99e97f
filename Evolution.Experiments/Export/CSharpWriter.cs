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
internal static class CSharpWriter
{
    /// <summary>Returns the source file.</summary>
    public static string Write(Genome genome, IReadOnlyList<string> inputs, IReadOnlyList<string> outputs)
    {
        using var workers = new WorkerPool(1);
        var batch = new NetworkBatch();
        new NetworkBatcher(workers).Build(Genome.ToPopulation(genome), batch);
        NetworkShape shape = batch.Shape;
        var text = new StringBuilder();
        text.Append("// An evolved network: straight-line code, the weights as literals, every operation rounded to a 32-bit float.\n");
        text.Append(CultureInfo.InvariantCulture, $"// Inputs: {Comment(inputs)}. Outputs: {Comment(outputs)}.\n");
        text.Append("public sealed class EvolvedNetwork\n{\n");
        text.Append(CultureInfo.InvariantCulture, $"    public const int Inputs = {shape.TaskInputs};\n    public const int Outputs = {shape.Outputs};\n\n");
        WriteState(text, batch);
        text.Append("    public void Activate(System.ReadOnlySpan<float> inputs, System.Span<float> outputs)\n    {\n");
        for (int input = 0; input < shape.Inputs; input++)
        {
            text.Append(CultureInfo.InvariantCulture, $"        float v{input} = {(input < shape.TaskInputs ? $"inputs[{input}]" : "1f")};\n");
        }

        WriteUpdates(text, batch);
        for (int output = 0; output < shape.Outputs; output++)
        {
            text.Append(CultureInfo.InvariantCulture, $"        outputs[{output}] = {ValueOf(shape, batch.OutputNode[output])};\n");
        }

        text.Append("    }\n");
        foreach (string source in CSharpFunctions.SourcesOf(FunctionsOf(batch)))
        {
            text.Append("\n    private static ").AppendJoin("\n    ", source.ReplaceLineEndings("\n").Split('\n')).Append('\n');
        }

        return text.Append("}\n").ToString();
    }

    private static void WriteState(StringBuilder text, NetworkBatch batch)
    {
        if (!batch.Shape.Dynamics.IsRecurrent)
        {
            return;
        }

        for (int node = batch.Shape.Inputs; node < batch.NodeCount; node++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    private float _s{node};\n");
        }

        text.Append("\n    /// <summary>Begins an episode.</summary>\n    public void Reset()\n    {\n");
        for (int node = batch.Shape.Inputs; node < batch.NodeCount; node++)
        {
            text.Append(CultureInfo.InvariantCulture, $"        _s{node} = 0f;\n");
        }

        text.Append("    }\n\n    /// <summary>Does a control step.</summary>\n");
    }

    private static void WriteUpdates(StringBuilder text, NetworkBatch batch)
    {
        NetworkDynamics dynamics = batch.Shape.Dynamics;
        if (dynamics.IsRecurrent)
        {
            text.Append(CultureInfo.InvariantCulture, $"        for (int update = 0; update < {dynamics.Updates}; update++)\n        {{\n");
        }

        string indent = dynamics.IsRecurrent ? "            " : "        ";
        for (int node = batch.Shape.Inputs; node < batch.NodeCount; node++)
        {
            WriteNode(text, batch, node, indent);
        }

        if (dynamics.IsRecurrent)
        {
            for (int node = batch.Shape.Inputs; node < batch.NodeCount; node++)
            {
                string next = dynamics.HasTimeConstants ? $"_s{node} + ({Literal(batch.Rate[node])} * (v{node} - _s{node}))" : $"v{node}";
                text.Append(CultureInfo.InvariantCulture, $"{indent}_s{node} = {next};\n");
            }

            text.Append("        }\n");
        }
    }

    private static void WriteNode(StringBuilder text, NetworkBatch batch, int node, string indent)
    {
        AggregationKind aggregation = batch.Aggregation[node];
        ReadOnlySpan<NetworkEdge> edges = batch.Edge[batch.EdgeOffset[node]..batch.EdgeOffset[node + 1]];
        string bias = Literal(batch.Bias[node]);
        string start = edges.Length == 0 && aggregation != AggregationKind.Sum ? "0f" : aggregation switch
        {
            AggregationKind.Sum => bias,
            AggregationKind.Product => "1f",
            AggregationKind.Min => "float.PositiveInfinity",
            AggregationKind.Max => "float.NegativeInfinity",
            _ => "0f",
        };
        text.Append(CultureInfo.InvariantCulture, $"{indent}float v{node} = {start};\n");
        foreach (NetworkEdge edge in edges)
        {
            string term = $"({Literal(edge.Weight)} * {ValueOf(batch.Shape, edge.Source)})";
            string combined = aggregation switch
            {
                AggregationKind.Sum or AggregationKind.Mean => $"v{node} + {term}",
                AggregationKind.Product => $"v{node} * {term}",
                _ => $"{aggregation}(v{node}, {term})",
            };
            text.Append(CultureInfo.InvariantCulture, $"{indent}v{node} = {combined};\n");
        }

        if (aggregation == AggregationKind.Mean && edges.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{indent}v{node} = v{node} / {edges.Length}f;\n");
        }

        if (aggregation != AggregationKind.Sum)
        {
            text.Append(CultureInfo.InvariantCulture, $"{indent}v{node} = v{node} + {bias};\n");
        }

        if (batch.Activation[node] != ActivationKind.Identity)
        {
            text.Append(CultureInfo.InvariantCulture, $"{indent}v{node} = {batch.Activation[node]}(v{node});\n");
        }
    }

    private static IEnumerable<string> FunctionsOf(NetworkBatch batch)
    {
        int inputs = batch.Shape.Inputs;
        string[] activations = [.. batch.Activation[inputs..].ToArray().Select(kind => kind.ToString())];
        return activations.Concat(batch.Aggregation[inputs..].ToArray().Select(kind => kind.ToString())).Distinct();
    }

    /// <summary>In a recurrent network a computed node is read as it was before the update.</summary>
    private static string ValueOf(NetworkShape shape, int node) =>
        string.Create(CultureInfo.InvariantCulture, $"{(shape.Dynamics.IsRecurrent && node >= shape.Inputs ? "_s" : "v")}{node}");

    private static string Literal(float value) => value.ToString("R", CultureInfo.InvariantCulture) + "f";

    private static string Comment(IReadOnlyList<string> names) =>
        string.Concat(string.Join(", ", names).Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\u0085' ? ' ' : letter));
}
