using CsCheck;
using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Tests.Support;

/// <summary>
/// Acyclic genomes of every shape: disabled connections, nodes without inputs, nodes that lead nowhere, outputs without
/// inputs or with a way on, all functions mixed.
/// </summary>
internal static class RandomGenomes
{
    /// <summary>The inputs and outputs of the genomes that share a batch.</summary>
    public static readonly NetworkShape Shape = new(TaskInputs: 3, HasBiasInput: true, Outputs: 2);

    /// <summary>Gets a generator; a failure prints the seed that repeats it.</summary>
    public static Gen<Genome> Any { get; } = Gen.ULong.Select(seed => Create(seed, 0));

    /// <summary>Returns a number of genomes of one shape.</summary>
    public static Genome[] Many(ulong seed, int count) => [.. Enumerable.Range(0, count).Select(number => Create(seed, number))];

    /// <summary>Returns the genome of a key.</summary>
    public static Genome Create(ulong seed, int number)
    {
        var random = new RandomStream(seed, 0, number, (int)RandomPurpose.Synthetic);
        int hidden = random.NextInt(14);
        var builder = new GenomeBuilder(Shape.TaskInputs, Shape.Outputs, Shape.HasBiasInput);
        int[] order = NodeOrder(hidden, builder, ref random);
        var pairs = new HashSet<(int Source, int Target)>();
        int innovation = 0;
        int tries = random.NextInt(4 * (hidden + Shape.Outputs));
        for (int i = 0; i < tries; i++)
        {
            int later = random.NextInt(order.Length);
            int from = random.NextInt(Shape.Inputs + later);
            int source = from < Shape.Inputs ? from : order[from - Shape.Inputs];
            if (pairs.Add((source, order[later])))
            {
                innovation += 1 + random.NextInt(3);
                builder.Gene(innovation, source, order[later], random.NextSigned() * 3f, enabled: !random.NextChance(0.2f));
            }
        }

        return builder.Build();
    }

    /// <summary>Describes the nodes after the inputs and returns them in an order that all connections follow.</summary>
    private static int[] NodeOrder(int hidden, GenomeBuilder builder, ref RandomStream random)
    {
        int[] order = new int[Shape.Outputs + hidden];
        int id = Shape.Inputs;
        for (int i = 0; i < order.Length; i++)
        {
            id += i < Shape.Outputs ? 0 : random.NextInt(3);
            builder.Node(
                id,
                (ActivationKind)random.NextInt(Enum.GetValues<ActivationKind>().Length),
                (AggregationKind)random.NextInt(Enum.GetValues<AggregationKind>().Length),
                random.NextChance(0.5f) ? random.NextSigned() : 0f);
            order[i] = id++;
        }

        for (int i = order.Length - 1; i > 0; i--)
        {
            int j = random.NextInt(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }
}
