using Evolution.Core.Genomes;
using Evolution.Core.Numerics;
using Evolution.Core.Speciation;
using Evolution.Core.Variation;

namespace Evolution.Core.Reproduction;

/// <summary>
/// Breeds the next generation: children are made in parallel, each from a random stream of its own, and the ids of their
/// new genes are handed out afterwards in genome order.
/// </summary>
internal sealed class Reproducer
{
    private const int ChildrenAtOnce = 128;

    private readonly WorkerPool _workers;
    private readonly OffspringQuota _quota;
    private readonly ParentChoice _parents;
    private readonly BreedJob _job;
    private readonly ComplexityPhase _phase;
    private readonly StagnationAnswerKind _answer;
    private readonly NumberJob _numbering;

    public Reproducer(
        ReproductionOptions reproduction,
        VariationOptions variation,
        ComplexityOptions complexity,
        NetworkOptions network,
        ulong seed,
        WorkerPool workers)
    {
        _workers = workers;
        _answer = reproduction.StagnationAnswer;
        _numbering = new NumberJob(workers);
        _phase = new ComplexityPhase(complexity);
        _quota = new OffspringQuota(reproduction, workers);
        _parents = new ParentChoice(reproduction, seed);
        _job = new BreedJob(reproduction, variation, complexity, network, _parents, workers.Workers);
    }

    /// <summary>Gets the record that population stagnation counts from.</summary>
    public OffspringQuota Quota => _quota;

    /// <summary>Gets what decides whether children are simplified.</summary>
    public ComplexityPhase Phase => _phase;

    /// <summary>Breeds a generation of the same size.</summary>
    /// <param name="current">The parents.</param>
    /// <param name="next">The population to fill.</param>
    /// <param name="species">The parents' species, ranked.</param>
    /// <param name="ranking">The parents' fitness.</param>
    /// <param name="ledger">Hands out ids.</param>
    /// <param name="generation">The parents' generation.</param>
    public void Breed(
        Population current,
        Population next,
        SpeciesSet species,
        FitnessRanking ranking,
        InnovationLedger ledger,
        int generation)
    {
        _phase.Update(current, ranking, generation);
        _parents.Simplifies = _phase.IsSimplifying;
        _quota.Distribute(species, ranking, current.Count, generation);
        _parents.OnlyChampionsBreed = _quota.Refounds && _answer == StagnationAnswerKind.TwoChampions;
        next.Clear(current.Count);
        _parents.Begin(current, species, ranking, _quota.Quotas, generation);
        _job.Begin(current, next);
        _workers.Run(_job, next.Count, ChildrenAtOnce);
        _numbering.Run(next, _job, ledger);
        GenomeInvariants.CheckAll(next);
    }
}
