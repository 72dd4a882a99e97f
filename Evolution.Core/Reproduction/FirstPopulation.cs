using Evolution.Core.Genomes;
using Evolution.Core.Numerics;
using Evolution.Core.Variation;

namespace Evolution.Core.Reproduction;

/// <summary>
/// The first generation: random weights; unless <see cref="NetworkOptions.InitialHidden"/> says more, inputs joined straight to outputs.
/// Or the descendants of one genome, as in Stanley's code, which spawns a population from a genome's file.
/// </summary>
internal static class FirstPopulation
{
    /// <summary>Returns what hands out the ids that first genomes do not have.</summary>
    /// <param name="start">What they descend from, or null.</param>
    /// <param name="options">What the networks are made of.</param>
    /// <param name="shape">Inputs and outputs.</param>
    public static InnovationLedger Ledger(Genome? start, NetworkOptions options, NetworkShape shape) => start is null
        ? new InnovationLedger(shape.FirstHidden + options.InitialHidden, shape.FirstInnovations(options.InitialHidden))
        : new InnovationLedger(start.NodeId[^1] + 1, start.Innovation is [.., int last] ? last + 1 : 0);

    /// <summary>Fills a population with a genome, so that nothing it can do is lost, and copies of it with mutated weights.</summary>
    /// <param name="population">The population to fill.</param>
    /// <param name="count">The number of genomes.</param>
    /// <param name="start">What all of them descend from.</param>
    /// <param name="context">How weights mutate.</param>
    /// <param name="seed">The run's seed.</param>
    public static void Descend(Population population, int count, Genome start, VariationContext context, ulong seed)
    {
        population.Clear(count);
        start.AddTo(population, genome: 0);
        var draft = new GenomeDraft();
        for (int genome = 1; genome < count; genome++)
        {
            var random = new RandomStream(seed, generation: 0, genome, (int)RandomPurpose.FirstPopulation);
            draft.Start(population, parent: 0, worker: 0);
            MutateWeights.Apply(draft, context, ref random);
            draft.Write(population, genome, out _);
        }
    }

    /// <summary>Fills a population.</summary>
    /// <param name="population">The population to fill.</param>
    /// <param name="count">The number of genomes.</param>
    /// <param name="options">What the networks are made of.</param>
    /// <param name="seed">The run's seed.</param>
    public static void Fill(Population population, int count, NetworkOptions options, ulong seed)
    {
        population.Clear(count);
        int shared = FirstTopology.IsCommon(options) ? AddTopology(population, options, seed, genome: 0) : -1;
        for (int genome = 0; genome < count; genome++)
        {
            int topology = shared >= 0 ? shared : AddTopology(population, options, seed, genome);
            TopologyRecord record = population.Topologies.Record(topology);
            int nodes = record.NodeCount - population.Shape.Inputs;
            int numbers = record.ConnectionCount + (nodes * population.Shape.NumbersPerNode);
            Span<float> values = population.Place(genome, topology, numbers, worker: 0);
            var random = new RandomStream(seed, generation: 0, genome, (int)RandomPurpose.FirstPopulation);
            float range = Math.Min(options.InitialWeightRange, options.WeightLimit);
            foreach (ref float weight in values[..record.ConnectionCount])
            {
                weight = random.NextSigned() * range;
            }

            foreach (ref float bias in values.Slice(record.ConnectionCount, nodes))
            {
                bias = options.Bias == BiasKind.Node ? random.NextSigned() * range : 0f;
            }

            values[(record.ConnectionCount + nodes)..].Fill(options.TimeConstant);
        }
    }

    private static int AddTopology(Population population, NetworkOptions options, ulong seed, int genome) =>
        FirstTopology.Add(population, options, new RandomStream(seed, generation: -1, genome, (int)RandomPurpose.FirstPopulation));
}
