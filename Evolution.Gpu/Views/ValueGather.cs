using Evolution.Gpu.Kernels;
using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>Starts to copy the values of a chunk's sources for the lanes of a warp: a thread copies 16 bytes of every fourth source.</summary>
public readonly struct ValueGather
{
    private const int RowsAtOnce = 4;
    private const int Half = 4 * RowsAtOnce;

    private readonly ArrayView<StreamWord> _values;
    private readonly int _quadsOfNode;
    private readonly int _quadOfNode;
    private readonly int _quad;
    private readonly int _row;

    private ValueGather(ArrayView<StreamWord> values, int quadsOfNode, int firstQuad, int quads)
    {
        _values = values;
        _quadsOfNode = quadsOfNode;
        _quad = WarpThread.Lane & (QuadsOfRow - 1);
        _quadOfNode = firstQuad + _quad;

        // Threads for lanes that a column does not have copy nothing.
        _row = _quad < quads ? (int)((uint)WarpThread.Lane / (uint)QuadsOfRow) : EdgeChunk.Most;
    }

    private static int QuadsOfRow => Warp.WarpSize / ValueQuad.Count;

    /// <summary>Returns what copies the values of a column of lanes.</summary>
    /// <param name="work">The lanes.</param>
    /// <param name="values">Values as <c>[node][lane]</c>.</param>
    /// <param name="column">The column.</param>
    public static ValueGather Of(TeamView work, ArrayView<float> values, int column)
    {
        int ofColumn = work.LanesOfColumn / ValueQuad.Count;
        return new(values.Cast<StreamWord>(), work.Lanes / ValueQuad.Count, column * ofColumn, ofColumn);
    }

    /// <summary>Starts to copy, if the chunk is one of the level; all threads of the warp come here.</summary>
    /// <param name="memory">Where its edges are there, and its values go.</param>
    /// <param name="number">The chunk's number.</param>
    /// <param name="level">The level.</param>
    public void Start(GatherMemory memory, int number, int level)
    {
        EdgeChunk chunk = memory.Chunk(number);
        int left = chunk.Level == level ? chunk.Count - _row : 0;
        if (left <= 0)
        {
            return;
        }

        // Where a thread has no row left, what it reads is of no use.
        ArrayView<uint> sources = memory.Sources(number).SubView(_row);
        ArrayView<StreamWord> rows = memory.Values(number).Cast<StreamWord>().SubView((_row * QuadsOfRow) + _quad);
        Copy(sources, rows, left);
        if (left > Half)
        {
            Copy(sources.SubView(Half), rows.SubView(Half * QuadsOfRow), left - Half);
        }
    }

    private void Copy(ArrayView<uint> sources, ArrayView<StreamWord> rows, int left)
    {
        int a = Quad(sources[0]);
        int b = Quad(sources[RowsAtOnce]);
        int c = Quad(sources[2 * RowsAtOnce]);
        int d = Quad(sources[3 * RowsAtOnce]);
        AsyncCopy.Start(ref rows[0], ref _values[a]);
        Copy(rows, 1, b, left);
        Copy(rows, 2, c, left);
        Copy(rows, 3, d, left);
    }

    private int Quad(uint source) => ((int)source * _quadsOfNode) + _quadOfNode;

    private void Copy(ArrayView<StreamWord> rows, int round, int quad, int left)
    {
        if (left > round * RowsAtOnce)
        {
            AsyncCopy.Start(ref rows[round * RowsAtOnce * QuadsOfRow], ref _values[quad]);
        }
    }
}
