using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>
/// The values of the nodes of a network for the lanes of one thread: those of two lanes lie side by side, so that one load of
/// 8 bytes fetches both. Neighbouring threads lie next to each other.
/// </summary>
/// <typeparam name="TVector">The lanes of a thread.</typeparam>
/// <param name="values">Values as <c>[node][thread][lane]</c>.</param>
/// <param name="thread">The thread.</param>
/// <param name="threads">The threads.</param>
public readonly struct LaneColumn<TVector>(ArrayView<float> values, int thread, int threads) : INodeValues<TVector>
    where TVector : struct, IThreadVector<TVector>
{
    private readonly LaneValues _first = new(values, thread * TVector.Width, threads * TVector.Width);
    private readonly LaneValues _second = new(values, (thread * TVector.Width) + TVector.Width - 1, threads * TVector.Width);
    private readonly ArrayView<ulong> _pairs = TVector.Width == 2 ? values.SubView(2 * thread).Cast<ulong>() : default;
    private readonly int _threads = threads;

    /// <inheritdoc/>
    public TVector this[int node]
    {
        get
        {
            if (TVector.Width == 1)
            {
                return TVector.Of(_first[node], 0f);
            }

            ulong pair = _pairs[(long)node * _threads];
            return TVector.Of(Interop.IntAsFloat((uint)pair), Interop.IntAsFloat((uint)(pair >> 32)));
        }

        set
        {
            if (TVector.Width == 1)
            {
                LaneValues first = _first;
                first[node] = value.First;
            }
            else
            {
                _pairs[(long)node * _threads] = Interop.FloatAsInt(value.First) | ((ulong)Interop.FloatAsInt(value.Second) << 32);
            }
        }
    }

    /// <summary>Returns the values of one lane of the thread.</summary>
    public LaneValues Lane(int lane) => TVector.Width == 1 || lane == 0 ? _first : _second;
}
