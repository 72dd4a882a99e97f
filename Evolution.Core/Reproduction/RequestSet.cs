using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Reproduction;

/// <summary>The different changes of structure that some children ask ids for, in the order in which they are first asked for.</summary>
internal sealed class RequestSet
{
    private const int None = -1;
    private const int SmallestTable = 1024;
    private const ulong Split = 1UL << 63;
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    private ulong[] _changes = [];
    private SplitInnovation[] _ids = [];
    private int[] _table = [];
    private int _count;
    private int _shift;

    /// <summary>Forgets all of them.</summary>
    public void Clear()
    {
        _count = 0;
        if (_table.Length == 0)
        {
            Resize(SmallestTable);
        }

        _table.AsSpan().Clear();
    }

    /// <summary>Takes in what a child asks for.</summary>
    public RequestPlace Add(StructuralRequest request)
    {
        int link = request.LinkSource == StructuralRequest.None
            ? None
            : Find(((ulong)(uint)request.LinkSource << 32) | (uint)request.LinkTarget);
        int split = request.SplitInnovation == StructuralRequest.None ? None : Find(Split | (uint)request.SplitInnovation);
        return new RequestPlace(link, split);
    }

    /// <summary>Has ids handed out for all of them.</summary>
    public void HandOut(InnovationLedger ledger)
    {
        Buffers.Reserve(ref _ids, _count);
        for (int i = 0; i < _count; i++)
        {
            ulong change = _changes[i];
            _ids[i] = (change & Split) != 0
                ? ledger.Split((int)(uint)change)
                : new SplitInnovation(StructuralRequest.None, ledger.Link((int)(change >> 32), (int)(uint)change), StructuralRequest.None);
        }
    }

    /// <summary>Returns the ids that a child asked for.</summary>
    public NewIds IdsAt(RequestPlace place) => new(
        place.Link == None ? StructuralRequest.None : _ids[place.Link].Incoming,
        place.Split == None ? default : _ids[place.Split]);

    private int Find(ulong change)
    {
        if (_count * 2 >= _table.Length)
        {
            Resize(_table.Length * 2);
        }

        int mask = _table.Length - 1;
        int slot = (int)((change * Multiplier) >> _shift);
        for (; _table[slot] != 0; slot = (slot + 1) & mask)
        {
            if (_changes[_table[slot] - 1] == change)
            {
                return _table[slot] - 1;
            }
        }

        _changes[_count++] = change;
        _table[slot] = _count;
        return _count - 1;
    }

    /// <summary>A table is at most half full, and has places plus one, so that 0 is none.</summary>
    private void Resize(int length)
    {
        _table = new int[length];
        _shift = 64 - int.Log2(length);
        Buffers.Grow(ref _changes, (length / 2) + 1);
        for (int i = 0; i < _count; i++)
        {
            int slot = (int)((_changes[i] * Multiplier) >> _shift);
            while (_table[slot] != 0)
            {
                slot = (slot + 1) & (length - 1);
            }

            _table[slot] = i + 1;
        }
    }
}
