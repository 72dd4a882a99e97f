using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Tests.Support;

/// <summary>
/// Recurrent genomes of every shape: self-loops, cycles through outputs, cycles that lead nowhere, disabled connections,
/// nodes without inputs. Functions are bounded in size, so that values stay ordinary numbers over many steps.
/// </summary>
internal static class RandomRecurrentGenomes
{
    private static readonly ActivationKind[] Activations =
    [
        ActivationKind.Sigmoid, ActivationKind.Tanh, ActivationKind.SteepenedSigmoid, ActivationKind.Gaussian, ActivationKind.Sine,
        ActivationKind.Cosine, ActivationKind.Clamped, ActivationKind.Step, ActivationKind.Hat,
    ];

    /// <summary>Gets one of each semantics, settling and integrating in several updates and in one.</summary>
    public static readonly NetworkDynamics[] AllDynamics =
    [
        new(NetworkKind.Recurrent, NetworkSemantics.Synchronous, Updates: 1, TimeStep: 0f),
        new(NetworkKind.Recurrent, NetworkSemantics.Settle, Updates: 4, TimeStep: 0f),
        new(NetworkKind.Recurrent, NetworkSemantics.Ctrnn, Updates: 1, TimeStep: 0.1f),
        new(NetworkKind.Recurrent, NetworkSemantics.Ctrnn, Updates: 3, TimeStep: 0.25f),
    ];

    /// <summary>Returns a number of genomes of the shape of <see cref="RandomGenomes"/>.</summary>
    public static Genome[] Many(NetworkDynamics dynamics, ulong seed, int count) =>
        [.. Enumerable.Range(0, count).Select(number => Create(dynamics, seed, number))];

    private static Genome Create(NetworkDynamics dynamics, ulong seed, int number)
    {
        var random = new RandomStream(seed, 1, number, (int)RandomPurpose.Synthetic);
        NetworkShape shape = RandomGenomes.Shape;
        var builder = new GenomeBuilder(shape.TaskInputs, shape.Outputs, shape.HasBiasInput, dynamics);
        int nodes = shape.FirstHidden + random.NextInt(12);
        for (int node = shape.Inputs; node < nodes; node++)
        {
            builder.Node(
                node,
                Activations[random.NextInt(Activations.Length)],
                random.NextChance(0.6f) ? AggregationKind.Sum : (AggregationKind)random.NextInt(Enum.GetValues<AggregationKind>().Length),
                random.NextSigned(),
                dynamics.TimeStep * (1f + (9f * random.NextFloat())));
        }

        var pairs = new HashSet<(int Source, int Target)>();
        int tries = random.NextInt(4 * nodes);
        for (int i = 0; i < tries; i++)
        {
            int target = shape.Inputs + random.NextInt(nodes - shape.Inputs);
            int source = random.NextChance(0.15f) ? target : random.NextInt(nodes);
            if (pairs.Add((source, target)))
            {
                builder.Edge(source, target, random.NextSigned() * 3f, enabled: !random.NextChance(0.2f));
            }
        }

        return builder.Build();
    }
}
