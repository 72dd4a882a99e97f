using Evolution.Core.Genomes;
using Evolution.Core.Networks.Activations;

namespace Evolution.Tests.Support;

/// <summary>
/// Evaluates a genome by recursion from its outputs, straight from the definition: no levels, no sparse rows. A node takes
/// its enabled connections by ascending innovation id, the order that the format prescribes, so that bits can be compared.
/// </summary>
internal static class NaiveNetwork
{
    /// <summary>Returns the outputs for one row of task inputs.</summary>
    public static float[] Outputs(Genome genome, ReadOnlySpan<float> inputs)
    {
        NetworkShape shape = genome.Shape;
        float?[] known = new float?[genome.NodeId.Length];
        for (int input = 0; input < shape.Inputs; input++)
        {
            known[input] = input < shape.TaskInputs ? inputs[input] : 1f;
        }

        return [.. Enumerable.Range(shape.Inputs, shape.Outputs).Select(output => ValueOf(genome, output, known))];
    }

    private static float ValueOf(Genome genome, int node, float?[] known)
    {
        if (known[node] is { } value)
        {
            return value;
        }

        (float Weight, float Value)[] weighted =
        [
            .. Enumerable.Range(0, genome.Innovation.Length)
                .Where(edge => genome.Target[edge] == node && genome.Enabled[edge])
                .Select(edge => (genome.Weight[edge], ValueOf(genome, genome.Source[edge], known))),
        ];
        float argument = Combine(genome.Aggregation[node], weighted, genome.Bias[node - genome.Shape.Inputs]);
        float result = ActivationFunctions.Invoke(genome.Activation[node], argument);
        known[node] = result;
        return result;
    }

    /// <summary>Combines the weighted inputs of a node, in their order, with its bias.</summary>
    public static float Combine(AggregationKind kind, (float Weight, float Value)[] weighted, float bias)
    {
        if (kind == AggregationKind.Sum)
        {
            return SumFrom(bias, weighted);
        }

        if (weighted.Length == 0)
        {
            return 0f + bias;
        }

        float[] products = [.. weighted.Select(edge => edge.Weight * edge.Value)];
        float combined = kind switch
        {
            AggregationKind.Product => products.Aggregate(1f, (product, next) => product * next),
            AggregationKind.Mean => SumFrom(0f, weighted) / weighted.Length,
            AggregationKind.Min => products.Aggregate((least, next) => float.IsNaN(next) || next < least ? next : least),
            AggregationKind.Max => products.Aggregate((most, next) => float.IsNaN(next) || next > most ? next : most),
            _ => products.Aggregate(0f, (most, next) => float.IsNaN(next) || MathF.Abs(next) > MathF.Abs(most) ? next : most),
        };
        return combined + bias;
    }

    private static float SumFrom(float start, (float Weight, float Value)[] weighted) =>
        weighted.Aggregate(start, (sum, edge) => MathF.FusedMultiplyAdd(edge.Weight, edge.Value, sum));
}
