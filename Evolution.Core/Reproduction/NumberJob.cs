using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Reproduction;

/// <summary>Gives the children's new genes their ids: handed out in genome order, then written in parallel.</summary>
internal sealed class NumberJob : ParallelJob
{
    private Population _next = null!;
    private BreedJob _bred = null!;
    private NewIds[] _ids = [];

    /// <summary>Prepares the job.</summary>
    /// <param name="next">The children.</param>
    /// <param name="bred">Knows which ids they need.</param>
    public void Begin(Population next, BreedJob bred)
    {
        _next = next;
        _bred = bred;
        Buffers.Reserve(ref _ids, next.Count);
    }

    /// <summary>Hands the ids of a generation out, child after child, so that they do not depend on who bred which.</summary>
    public void HandOut(InnovationLedger ledger)
    {
        ledger.BeginGeneration();
        ReadOnlySpan<bool> asks = _bred.Asks;
        for (int child = 0, skipped; (skipped = asks[child..].IndexOf(true)) >= 0; child++)
        {
            child += skipped;
            _ids[child] = NewIds.HandOut(_bred.Request(child), ledger);
        }
    }

    /// <inheritdoc/>
    public override void Execute(int start, int end, int worker)
    {
        ReadOnlySpan<bool> asks = _bred.Asks[..end];
        for (int child = start, skipped; (skipped = asks[child..].IndexOf(true)) >= 0; child++)
        {
            child += skipped;
            _ids[child].Write(_next, child, _bred.Request(child));
        }
    }
}
