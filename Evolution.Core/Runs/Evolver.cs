using Evolution.Core.Genomes;
using Evolution.Core.Numerics;
using Evolution.Core.Reproduction;
using Evolution.Core.Speciation;
using Evolution.Core.Variation;

namespace Evolution.Core.Runs;

/// <summary>
/// The population of a run and what makes the next one of it. Knows nothing of tasks: score <see cref="Population"/> in
/// any way, hand the fitness to <see cref="Rank"/>, then call <see cref="Advance"/>. Not thread-safe.
/// </summary>
public sealed class Evolver
{
    private readonly TopologySweep _sweep;
    private readonly InnovationLedger _ledger;
    private readonly Reproducer _reproducer;
    private readonly ISpeciationStrategy _speciation;
    private Population _spare;
    private bool _isSpeciated = true;

    /// <summary>Makes the first generation, or takes a saved one over.</summary>
    /// <param name="setup">The options; evaluation and stop rules are not read.</param>
    /// <param name="shape">Inputs and outputs.</param>
    /// <param name="workers">The threads to use; stays the caller's to dispose.</param>
    /// <param name="state">What to continue from, copied; null starts anew.</param>
    /// <exception cref="ArgumentException">The network to start from is of another shape.</exception>
    public Evolver(RunSetup setup, NetworkShape shape, WorkerPool workers, EvolverState? state = null)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(workers);
        Species = new SpeciesSet(workers);
        _sweep = new TopologySweep(workers);
        var topologies = new TopologyTable(workers.Workers);
        _ledger = state is null ? FirstPopulation.Ledger(setup.Start, setup.Network, shape) : new InnovationLedger(state.NextNode, state.NextInnovation);
        _reproducer = new Reproducer(setup.Reproduction, setup.Variation, setup.Complexity, setup.Network, setup.Seed, workers);
        _speciation = setup.Speciation.Strategy == SpeciationStrategyKind.KMeans
            ? new KMeansSpeciation(setup.Speciation, setup.Seed, workers)
            : new ThresholdSpeciation(setup.Speciation, setup.Seed, workers);
        Population = new Population(shape, topologies, workers.Workers);
        _spare = new Population(shape, topologies, workers.Workers);
        if (state is null)
        {
            MakeFirst(setup);
            _speciation.Assign(previous: null, Population, Species, generation: 0);
        }
        else
        {
            Restore(state);
        }
    }

    /// <summary>Gets the generation, counted from 0.</summary>
    public int Generation { get; private set; }

    /// <summary>Gets the present genomes.</summary>
    public Population Population { get; private set; }

    /// <summary>Gets their species.</summary>
    public SpeciesSet Species { get; }

    /// <summary>Gets their fitness, once it was handed in.</summary>
    public FitnessRanking Ranking { get; } = new();

    /// <summary>Gets whether the present genomes were bred to be simpler than their parents.</summary>
    public bool IsSimplifying => _reproducer.Phase.IsSimplifying;

    /// <summary>Takes in the fitness of the present genomes.</summary>
    /// <param name="fitness">Genome number to fitness, larger is better; see <see cref="FitnessRanking"/> for values that are not finite.</param>
    public void Rank(ReadOnlySpan<float> fitness)
    {
        Ranking.Update(fitness);
        Species.Rank(Ranking.Ranked, Generation);
    }

    /// <summary>Returns all that the next generations depend on; valid until <see cref="Advance"/>. Changes nothing.</summary>
    public EvolverState Capture() => new()
    {
        Generation = Generation,
        Population = Population,
        Fitness = Ranking.Ranked.ToArray(),
        Species = [.. Species.All.Select(one => new SpeciesHistory(one.Id, one.Founded, one.BestFitness, one.Improved, one.Tested))],
        SpeciesOf = Species.SpeciesOf.ToArray(),
        NextSpecies = Species.NextId,
        Threshold = Species.Threshold,
        NextNode = _ledger.NextNode,
        NextInnovation = _ledger.NextInnovation,
        RecordFitness = _reproducer.Quota.Best,
        RecordGeneration = _reproducer.Quota.Improved,
        Complexity = _reproducer.Phase.State,
    };

    /// <summary>Breeds the next generation, assigns it to species and makes it the present one.</summary>
    /// <param name="clock">Receives the time of both phases.</param>
    public void Advance(PhaseClock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        Breed(clock);
        Speciate(clock);
    }

    /// <summary>Breeds the next generation and makes it the present one; the species and their ranking stay those of its parents until <see cref="Speciate"/>.</summary>
    /// <param name="clock">Receives the time.</param>
    internal void Breed(PhaseClock clock)
    {
        _reproducer.Breed(Population, _spare, Species, Ranking, _ledger, Generation);
        (Population, _spare) = (_spare, Population);
        Generation++;
        _isSpeciated = false;
        clock.End(Phase.Breed);
    }

    /// <summary>Assigns the present genomes to species, unless they are. No fitness is needed for that, so that a device may score them meanwhile.</summary>
    /// <param name="clock">Receives the time.</param>
    internal void Speciate(PhaseClock clock)
    {
        if (_isSpeciated)
        {
            return;
        }

        _speciation.Assign(_spare, Population, Species, Generation);
        _sweep.Run(Population);
        _isSpeciated = true;
        clock.End(Phase.Speciate);
    }

    private void MakeFirst(RunSetup setup)
    {
        if (setup.Start is { } start)
        {
            if (start.Shape != Population.Shape)
            {
                throw new ArgumentException("The network to start from has other inputs, outputs or dynamics.", nameof(setup));
            }

            FirstPopulation.Descend(Population, setup.Population, start, new VariationContext(setup.Variation, setup.Network), setup.Seed);
        }
        else
        {
            FirstPopulation.Fill(Population, setup.Population, setup.Network, setup.Seed);
        }
    }

    private void Restore(EvolverState state)
    {
        Generation = state.Generation;
        Population.CopyFrom(state.Population);
        Species.Restore(state.Species, state.SpeciesOf.Span, state.NextSpecies);
        Species.Threshold = state.Threshold;
        _reproducer.Quota.Restore(state.RecordFitness, state.RecordGeneration);
        _reproducer.Phase.State = state.Complexity;
        Rank(state.Fitness.Span);
    }
}
