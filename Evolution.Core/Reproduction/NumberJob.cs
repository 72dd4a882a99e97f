using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Reproduction;

/// <summary>
/// Gives the children's new genes their ids, which are handed out in genome order. Most children ask for what others ask for too: blocks
/// of children are searched for the different changes side by side, and only those are handed out one after the other.
/// </summary>
internal sealed class NumberJob(WorkerPool workers) : ParallelJob
{
    private const int ChildrenAtOnce = 128;

    private readonly PerWorker<RequestSet> _sets = new(Blocks.MostFor(workers), static () => new RequestSet());
    private Population _next = null!;
    private BreedJob _bred = null!;
    private RequestPlace[] _places = [];
    private Blocks _blocks;
    private bool _isWriting;

    /// <summary>Hands out and writes the ids of a generation.</summary>
    /// <param name="next">The children.</param>
    /// <param name="bred">Knows which ids they need.</param>
    /// <param name="ledger">Hands out ids.</param>
    public void Run(Population next, BreedJob bred, InnovationLedger ledger)
    {
        _next = next;
        _bred = bred;
        _blocks = Blocks.For(next.Count, workers);
        Buffers.Reserve(ref _places, next.Count);
        _isWriting = false;
        workers.Run(this, _blocks.Count, grain: 1);
        ledger.BeginGeneration();
        for (int block = 0; block < _blocks.Count; block++)
        {
            _sets[block].HandOut(ledger);
        }

        _isWriting = true;
        workers.Run(this, next.Count, ChildrenAtOnce);
    }

    /// <inheritdoc/>
    public override void Execute(int start, int end, int worker)
    {
        if (_isWriting)
        {
            Write(start, end);
            return;
        }

        for (int block = start; block < end; block++)
        {
            Gather(_sets[block], _blocks.Start(block), _blocks.Start(block + 1));
        }
    }

    private void Gather(RequestSet set, int start, int end)
    {
        set.Clear();
        ReadOnlySpan<bool> asks = _bred.Asks[..end];
        for (int child = start, skipped; (skipped = asks[child..].IndexOf(true)) >= 0; child++)
        {
            child += skipped;
            _places[child] = set.Add(_bred.Request(child));
        }
    }

    private void Write(int start, int end)
    {
        ReadOnlySpan<bool> asks = _bred.Asks[..end];
        int block = 0;
        for (int child = start, skipped; (skipped = asks[child..].IndexOf(true)) >= 0; child++)
        {
            child += skipped;
            while (child >= _blocks.Start(block + 1))
            {
                block++;
            }

            _sets[block].IdsAt(_places[child]).Write(_next, child, _bred.Request(child));
        }
    }
}
