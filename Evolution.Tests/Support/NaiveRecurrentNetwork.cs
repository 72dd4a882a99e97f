using Evolution.Core.Genomes;
using Evolution.Core.Networks.Activations;

namespace Evolution.Tests.Support;

/// <summary>
/// Evaluates a recurrent genome straight from the definition, all of it: every gene's node is computed, needed or not, into
/// fresh arrays, so that nothing can be read too early and nothing can be left over.
/// </summary>
internal sealed class NaiveRecurrentNetwork(Genome genome)
{
    private float[] _values = new float[genome.NodeId.Length];

    /// <summary>Runs one control step and returns the outputs.</summary>
    public float[] Step(ReadOnlySpan<float> inputs)
    {
        NetworkShape shape = genome.Shape;
        for (int input = 0; input < shape.Inputs; input++)
        {
            _values[input] = input < shape.TaskInputs ? inputs[input] : 1f;
        }

        for (int update = 0; update < shape.Dynamics.Updates; update++)
        {
            float[] next = [.. _values];
            for (int node = shape.Inputs; node < next.Length; node++)
            {
                next[node] = Next(node);
            }

            _values = next;
        }

        return _values[shape.Inputs..shape.FirstHidden];
    }

    private float Next(int node)
    {
        (float Weight, float Value)[] weighted =
        [
            .. Enumerable.Range(0, genome.Innovation.Length)
                .Where(edge => genome.Target[edge] == node && genome.Enabled[edge])
                .Select(edge => (genome.Weight[edge], _values[genome.Source[edge]])),
        ];
        int gene = node - genome.Shape.Inputs;
        float target = ActivationFunctions.Invoke(genome.Activation[node], NaiveNetwork.Combine(genome.Aggregation[node], weighted, genome.Bias[gene]));
        if (!genome.Shape.Dynamics.HasTimeConstants)
        {
            return target;
        }

        float rate = genome.Shape.Dynamics.TimeStep / genome.TimeConstant[gene];
        float way = target - _values[node];
        float part = rate * way;
        return _values[node] + part;
    }
}
