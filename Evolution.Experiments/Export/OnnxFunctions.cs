using Evolution.Core.Genomes;

namespace Evolution.Experiments.Export;

/// <summary>Aggregations and activation functions as ONNX operators; each value has the shape [batch, nodes].</summary>
internal static class OnnxFunctions
{
    private const string Add = "Add";
    private const string Mul = "Mul";
    private const string Exp = "Exp";

    /// <summary>Combines the weighted inputs of nodes, one value an edge in stored order, with their biases.</summary>
    /// <param name="graph">The graph to write to.</param>
    /// <param name="kind">The aggregation of the nodes.</param>
    /// <param name="terms">The weighted inputs, at least one.</param>
    /// <param name="bias">The biases, shape [1, nodes].</param>
    public static string Combine(OnnxGraph graph, AggregationKind kind, string[] terms, string bias) => kind switch
    {
        // A variadic sum adds from left to right, as the evaluators do, which fuse each product with its sum.
        AggregationKind.Sum => graph.Add("Sum", [bias, .. terms]),
        AggregationKind.Product => graph.Add(Add, [terms.Aggregate((product, next) => graph.Add(Mul, [product, next])), bias]),
        AggregationKind.Mean => graph.Add(Add, [graph.Add("Div", [graph.Add("Sum", terms), graph.Constant((float)terms.Length)]), bias]),
        AggregationKind.Min => graph.Add(Add, [graph.Add("Min", terms), bias]),
        AggregationKind.Max => graph.Add(Add, [graph.Add("Max", terms), bias]),
        _ => graph.Add(Add, [terms.Aggregate((kept, next) => Larger(graph, kept, next)), bias]),
    };

    /// <summary>Applies an activation function.</summary>
    public static string Activate(OnnxGraph graph, ActivationKind kind, string x) => kind switch
    {
        ActivationKind.Identity => x,
        ActivationKind.Sigmoid => graph.Add("Sigmoid", x),
        ActivationKind.SteepenedSigmoid => graph.Add("Sigmoid", graph.Add(Mul, [x, graph.Constant(4.9f)])),
        ActivationKind.Tanh => graph.Add("Tanh", x),
        ActivationKind.Relu => graph.Add("Relu", x),
        ActivationKind.LeakyRelu => graph.Add("LeakyRelu", x, OnnxGraph.Float("alpha", 0.01f)),
        ActivationKind.Elu => graph.Add("Elu", x, OnnxGraph.Float("alpha", 1f)),
        ActivationKind.Selu => graph.Add("Selu", x, OnnxGraph.Float("alpha", 1.67326324f), OnnxGraph.Float("gamma", 1.05070098f)),
        ActivationKind.Softplus => graph.Add("Softplus", x),
        ActivationKind.Gaussian => graph.Add(Exp, graph.Add("Neg", graph.Add(Mul, [x, x]))),
        ActivationKind.Sine => graph.Add("Sin", x),
        ActivationKind.Cosine => graph.Add("Cos", x),
        ActivationKind.Absolute => graph.Add("Abs", x),
        ActivationKind.Clamped => graph.Add("Clip", [x, graph.Constant(-1f), graph.Constant(1f)]),
        ActivationKind.Step => graph.Add("Where", [graph.Add("Greater", [x, graph.Constant(0f)]), graph.Constant(1f), graph.Constant(0f)]),
        ActivationKind.Square => graph.Add(Mul, [x, x]),
        ActivationKind.Cube => graph.Add(Mul, [graph.Add(Mul, [x, x]), x]),
        ActivationKind.Hat => graph.Add("Relu", graph.Add("Sub", [graph.Constant(1f), graph.Add("Abs", x)])),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such activation function."),
    };

    /// <summary>Of equal magnitudes the earlier one is kept.</summary>
    private static string Larger(OnnxGraph graph, string kept, string next) =>
        graph.Add("Where", [graph.Add("Greater", [graph.Add("Abs", next), graph.Add("Abs", kept)]), next, kept]);
}
