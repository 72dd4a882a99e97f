using Evolution.Core.Genomes;
using Evolution.Core.Numerics;
using Evolution.Core.Variation;

namespace Evolution.Core.Reproduction;

/// <summary>Makes the children of a generation, in parallel.</summary>
/// <remarks>
/// Parents lie anywhere in memory, and one thing says where the next lies: a slot, a record, then the genes. So parents are drawn
/// some children ahead, and each step is asked for while other children are made.
/// </remarks>
internal sealed class BreedJob : ParallelJob
{
    /// <summary>Children between two steps.</summary>
    private const int Ahead = 4;

    private readonly ReproductionOptions _options;
    private readonly ParentChoice _parents;
    private readonly PerWorker<VariationContext> _contexts;
    private readonly PerWorker<VariationContext> _simplifying;
    private readonly PerWorker<GenomeDraft> _drafts;
    private readonly PerWorker<PaddedBuffer<Couple>> _couples;
    private Population _current = null!;
    private Population _next = null!;
    private StructuralRequest[] _requests = [];
    private bool[] _asks = [];

    public BreedJob(
        ReproductionOptions reproduction,
        VariationOptions variation,
        ComplexityOptions complexity,
        NetworkOptions network,
        ParentChoice parents,
        int workers)
    {
        _options = reproduction;
        _parents = parents;
        _contexts = new PerWorker<VariationContext>(workers, () => new VariationContext(variation, network));
        VariationOptions simplifying = variation.Simplifying(complexity.RemoveConnection);
        _simplifying = new PerWorker<VariationContext>(workers, () => new VariationContext(simplifying, network));
        _drafts = new PerWorker<GenomeDraft>(workers, static () => new GenomeDraft());
        _couples = new PerWorker<PaddedBuffer<Couple>>(workers, static () => new PaddedBuffer<Couple>());
    }

    /// <summary>Gets whether each child needs ids.</summary>
    public ReadOnlySpan<bool> Asks => _asks.AsSpan(0, _next.Count);

    /// <summary>Returns the ids that a child needs, which asks for some.</summary>
    public StructuralRequest Request(int child) => _requests[child];

    /// <summary>Prepares a generation, whose parents can be chosen.</summary>
    public void Begin(Population current, Population next)
    {
        _current = current;
        _next = next;
        Buffers.Reserve(ref _requests, next.Count);
        Buffers.Reserve(ref _asks, next.Count);
        next.Topologies.Reserve(next.Count);
    }

    /// <inheritdoc/>
    public override void Execute(int start, int end, int worker)
    {
        const int Couples = 4 * Ahead;
        Span<Couple> couples = _couples[worker].Reserve(Couples);
        var family = default(ParentChoice.Family);
        for (int child = start; child < end + (3 * Ahead); child++)
        {
            if (child < end)
            {
                ref Couple couple = ref couples[child % Couples];
                couple = _parents.Choose(child, ref family);
                FetchSlots(couple);
            }

            if ((uint)(child - Ahead - start) < (uint)(end - start))
            {
                FetchRecords(couples[(child - Ahead) % Couples]);
            }

            if ((uint)(child - (2 * Ahead) - start) < (uint)(end - start))
            {
                ref Couple couple = ref couples[(child - (2 * Ahead)) % Couples];
                _parents.PutFitterFirst(ref couple);
                FetchGenes(couple);
            }

            if (child - (3 * Ahead) >= start)
            {
                Make(child - (3 * Ahead), ref couples[(child - (3 * Ahead)) % Couples], worker);
            }
        }
    }

    private void FetchSlots(in Couple couple)
    {
        _current.PrefetchSlot(couple.Mother);
        if (couple.Father != Couple.None)
        {
            _current.PrefetchSlot(couple.Father);
        }
    }

    private void FetchRecords(in Couple couple)
    {
        _current.PrefetchRecord(couple.Mother);
        if (couple.Father != Couple.None)
        {
            _current.PrefetchRecord(couple.Father);
        }
    }

    private void FetchGenes(in Couple couple)
    {
        _current.PrefetchGenes(couple.Mother, withEnds: true);
        if (couple.Father != Couple.None)
        {
            _current.PrefetchGenes(couple.Father, withEnds: false);
        }
    }

    private void Make(int child, ref Couple couple, int worker)
    {
        GenomeDraft draft = _drafts[worker];
        draft.Start(_current, couple.Mother, worker);
        if (!couple.IsElite)
        {
            Vary(draft, ref couple, _parents.Simplifies ? _simplifying[worker] : _contexts[worker]);
        }

        if (draft.Write(_next, child, out TopologyRecord record))
        {
            _next.Settle(child, _next.Topologies.Add(record));
        }

        _asks[child] = draft.Request != StructuralRequest.Nothing;
        if (_asks[child])
        {
            _requests[child] = draft.Request;
        }
    }

    private void Vary(GenomeDraft draft, ref Couple couple, VariationContext context)
    {
        bool mutate = true;
        if (couple.Father != Couple.None)
        {
            Crossover.Apply(draft, _current[couple.Mother], _current[couple.Father], context.Options, ref couple.Random);
            mutate = couple.Random.NextChance(_options.MutateAfterCrossover);
        }

        if (mutate)
        {
            Mutation.Apply(draft, context, ref couple.Random);
        }
    }
}
