using Evolution.Core.Genomes;
using Evolution.Core.Numerics;
using Evolution.Core.Reproduction;
using Evolution.Core.Variation;

namespace Evolution.Tests.Support;

/// <summary>Makes children of given parents one operator at a time, the way breeding does: draft, write, settle the ids.</summary>
internal sealed class Nursery
{
    private readonly Population _parents;
    private readonly GenomeDraft _draft = new();
    private readonly InnovationLedger _ledger;

    public Nursery(params IReadOnlyList<Genome> parents)
    {
        _parents = Genome.ToPopulation(parents);
        _ledger = new InnovationLedger(
            parents.Max(parent => Math.Max(parent.NodeId[^1], parent.Shape.FirstHidden - 1)) + 1,
            parents.Max(parent => parent.Innovation.DefaultIfEmpty(0).Max()) + 1);
    }

    /// <summary>An operator on a draft.</summary>
    public delegate void Operator(GenomeDraft child, ref RandomStream random);

    /// <summary>Gets the parents.</summary>
    public Population Parents => _parents;

    /// <summary>Starts a new generation: the same changes get new ids.</summary>
    public void NextGeneration() => _ledger.BeginGeneration();

    /// <summary>Returns the child that an operator makes of a parent; the invariants are checked.</summary>
    public Genome Child(Operator vary, int seed = 0, int parent = 0)
    {
        var random = new RandomStream(2026, 0, seed, (int)RandomPurpose.Breed);
        _draft.Start(_parents, parent, worker: 0);
        vary(_draft, ref random);
        var next = new Population(_parents.Shape, _parents.Topologies, segments: 1);
        next.Clear(1);
        next.Topologies.Reserve(1);
        if (_draft.Write(next, genome: 0, out TopologyRecord record))
        {
            next.Settle(0, next.Topologies.Add(record));
            if (_draft.Request != StructuralRequest.Nothing)
            {
                var set = new RequestSet();
                set.Clear();
                RequestPlace place = set.Add(_draft.Request);
                set.HandOut(_ledger);
                set.IdsAt(place).Write(next, 0, _draft.Request);
            }
        }

        GenomeInvariants.Check(next, 0);
        return Genome.Copy(next, 0);
    }

    /// <summary>Returns the child of crossing the parent 0, the fitter, with the parent 1.</summary>
    public Genome Cross(VariationOptions options, int seed = 0) => Child(
        (GenomeDraft child, ref RandomStream random) => Crossover.Apply(child, _parents[0], _parents[1], options, ref random),
        seed);

    /// <summary>Returns the child of all mutations by their rates.</summary>
    public Genome Mutate(VariationOptions options, NetworkOptions network, int seed = 0)
    {
        var context = new VariationContext(options, network);
        return Child((GenomeDraft child, ref RandomStream random) => Mutation.Apply(child, context, ref random), seed);
    }
}
