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
        for (int child = 0; child < _next.Count; child++)
        {
            StructuralRequest request = _bred.Request(child);
            if (request != StructuralRequest.Nothing)
            {
                _ids[child] = NewIds.HandOut(request, ledger);
            }
        }
    }

    /// <inheritdoc/>
    public override void Execute(int start, int end, int worker)
    {
        for (int child = start; child < end; child++)
        {
            StructuralRequest request = _bred.Request(child);
            if (request != StructuralRequest.Nothing)
            {
                _ids[child].Write(_next, child, request);
            }
        }
    }
}
