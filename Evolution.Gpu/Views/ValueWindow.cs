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

    /// <summary>Gets the value of a node before the level.</summary>
    public float this[int node] => Interop.IntAsFloat(_ring[SlotOf(node)]);

    /// <summary>Returns the value of a node before the level, and for any other number some value.</summary>
    public float ValueOrAny(int number) => Interop.IntAsFloat(_ring[(int)IntrinsicMath.Min((uint)SlotOf(number), (uint)(_size - 1))]);

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
    /// <param name="inputs">Nodes before are there.</param>
    /// <param name="copied">The first node that no window before this one held.</param>
    /// <param name="end">The first node of the level.</param>
    public void Fill(ArrayView<uint> values, int inputs, int copied, int end)
    {
        ArrayView<ValueQuad> quads = values.Cast<ValueQuad>();

        // The last quad reaches into the level, and takes the place of the oldest values.
        int lowest = IntrinsicMath.Max(0, end - _size + ValueQuad.Count);
        int first = IntrinsicMath.Max(copied, lowest) / ValueQuad.Count;
        int last = (end - 1) / ValueQuad.Count;
        for (int quad = first + Group.IdxX; quad <= last; quad += 4 * Group.DimX)
        {
            int second = IntrinsicMath.Min(quad + Group.DimX, last);
            int third = IntrinsicMath.Min(quad + (2 * Group.DimX), last);
            int fourth = IntrinsicMath.Min(quad + (3 * Group.DimX), last);
            ValueQuad a = Published.Read(ref quads[quad]);
            ValueQuad b = Published.Read(ref quads[second]);
            ValueQuad c = Published.Read(ref quads[third]);
            ValueQuad d = Published.Read(ref quads[fourth]);
            Put(quads, quad, a, inputs, end);
            Put(quads, second, b, inputs, end);
            Put(quads, third, c, inputs, end);
            Put(quads, fourth, d, inputs, end);
        }
    }

    private void Put(ArrayView<ValueQuad> quads, int quad, ValueQuad read, int inputs, int end)
    {
        int node = quad * ValueQuad.Count;
        while (read.Misses && read.MissesOf(node, inputs, end))
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
