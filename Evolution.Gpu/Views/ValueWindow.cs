using Evolution.Gpu.Kernels;
using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>
/// The values of the nodes before a level in a block's shared memory, as many of the last ones as the level reads: node <c>n</c>
/// lies at <c>n</c> modulo the size.
/// </summary>
/// <param name="ring">The block's memory for it; its size is a multiple of <see cref="ValueQuad.Count"/>, and a quad more than the values that are read.</param>
/// <param name="turn">The largest multiple of the size up to the first node of the level; see <see cref="Turn"/>.</param>
public readonly struct ValueWindow(ArrayView<uint> ring, int turn)
{
    private readonly ArrayView<uint> _ring = ring;
    private readonly int _size = ring.IntLength;
    private readonly int _turn = turn;

    /// <summary>Gets the value at a place: of the node before the level that is it modulo the size.</summary>
    public float this[int place] => Interop.IntAsFloat(_ring[place]);

    /// <summary>Returns the largest multiple of a size up to a node, given that up to one before; levels are small, so there is little to divide.</summary>
    public static int Turn(int before, int size, int node)
    {
        int turn = before;
        while (turn <= node - size)
        {
            turn += size;
        }

        return turn;
    }

    /// <summary>Copies what the block has not copied yet as it is published; all its threads share that out.</summary>
    /// <param name="values">The values by node, whole quads of them.</param>
    /// <param name="unpublished">Nodes before are there, whatever their bits.</param>
    /// <param name="copied">The first node that no window before this one held.</param>
    /// <param name="end">The first node of the level.</param>
    public void Fill(ArrayView<uint> values, int unpublished, int copied, int end)
    {
        ArrayView<ValueQuad> quads = values.Cast<ValueQuad>();

        // The last quad reaches into the level, and takes the place of the oldest values.
        int lowest = IntrinsicMath.Max(0, end - _size + ValueQuad.Count);
        int first = IntrinsicMath.Max(copied, lowest) / ValueQuad.Count;
        int last = (end - 1) / ValueQuad.Count;
        int quad = first + Group.IdxX;

        // More of them at once would ask too often for what is not there yet, and stand in the way of what is.
        for (; quad + Group.DimX <= last; quad += 2 * Group.DimX)
        {
            ValueQuad one = Published.Read(ref quads[quad]);
            ValueQuad two = Published.Read(ref quads[quad + Group.DimX]);
            Put(quads, quad, one, unpublished, end);
            Put(quads, quad + Group.DimX, two, unpublished, end);
        }

        if (quad <= last)
        {
            Put(quads, quad, Published.Read(ref quads[quad]), unpublished, end);
        }
    }

    private void Put(ArrayView<ValueQuad> quads, int quad, ValueQuad read, int unpublished, int end)
    {
        int node = quad * ValueQuad.Count;
        while (read.Misses && read.MissesOf(node, unpublished, end))
        {
            read = Published.Read(ref quads[quad]);
        }

        ArrayView<ValueQuad> ring = _ring.Cast<ValueQuad>();
        ring[SlotOf(node) / ValueQuad.Count] = read;
    }

    private int SlotOf(int node)
    {
        // Of the two, the one that is negative is the larger without its sign.
        int slot = node - _turn;
        return (int)IntrinsicMath.Min((uint)slot, (uint)(slot + _size));
    }
}
