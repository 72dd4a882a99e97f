using System.Runtime.InteropServices;
using Evolution.Core.Networks;
using ILGPU;
using ILGPU.Runtime;

namespace Evolution.Gpu.Buffers;

/// <summary>
/// Topologies in device memory, one behind the other, where they stay until no more fit: then those in use start again. A
/// part most of whose topologies are new is not worth it, and its networks are copied whole.
/// </summary>
/// <param name="accelerator">The device; stays the caller's to dispose.</param>
internal sealed class DeviceTopologies(Accelerator accelerator) : IDisposable
{
    /// <summary>One new topology in so many is the most that pays: to lay one out takes the host longer than to copy it.</summary>
    private const int LeastKnownForOneNew = 8;

    /// <summary>Numbers of topologies that are remembered for each network.</summary>
    private const int MostNotedForOne = 8;

    private const long Absent = -1;

    private readonly DeviceBuffer<int> _words = new(accelerator);
    private readonly HostBuffer<int> _added = new(accelerator);
    private readonly HostBuffer<long> _place = new(accelerator);
    private readonly Dictionary<long, long> _start = [];
    private long _capacity;
    private long _used;
    private bool _isFirst = true;

    /// <summary>Gets the bytes taken on the device.</summary>
    public long Bytes => _words.Bytes;

    /// <summary>Gets the topologies.</summary>
    public ArrayView<int> Words => _words.Reserve(_capacity);

    /// <summary>Returns, for each network of the part that was placed, where its topology lies and its first edge, counted in the part, in host memory.</summary>
    public ArrayView<long> Places(int networks) => _place.View(2 * (networks + 1));

    /// <summary>Returns the words that the topologies of some networks take at most.</summary>
    public static long WordsFor(long networks, long nodes, long edges, int outputs) => (2 * nodes) + edges + (networks * outputs);

    /// <summary>Starts an evaluation, of one part or of several.</summary>
    public void Begin() => _isFirst = _start.Count == 0;

    /// <summary>Finds the topologies of networks and lets a stream copy those that are new, once it has done with those of the part before.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="part">The networks.</param>
    /// <param name="words">The words to make room for; more where the part's topologies take more.</param>
    /// <returns>The bytes copied, or null where the networks are better copied whole.</returns>
    public long? TryPlace(AcceleratorStream stream, NetworkBatch batch, BatchPart part, long words)
    {
        if (!IsWorthIt(batch, part))
        {
            return null;
        }

        long first = _used;
        Place(batch, part);
        if (_used > _capacity)
        {
            Forget();
            first = 0;
            Place(batch, part);
            _capacity = Math.Max(_capacity, Math.Max(words, _used));
        }

        ArrayView<int> all = Words;
        int added = checked((int)(_used - first));
        if (added > 0)
        {
            Transfer.ToDevice(stream, _added.View(added), all.SubView(first, added));
        }

        return (long)added * sizeof(int);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Forget();
        _isFirst = true;
        _capacity = 0;
        _words.Dispose();
        _added.Dispose();
        _place.Dispose();
    }

    /// <summary>Returns whether few of the topologies are new, and takes note of those that are.</summary>
    private bool IsWorthIt(NetworkBatch batch, BatchPart part)
    {
        ReadOnlySpan<long> topologies = batch.Topology[part.Start..part.End];
        int fresh = Note(topologies);
        if (_start.Count > MostNotedForOne * (long)batch.NetworkCount)
        {
            Forget();
            Note(topologies);
            return false;
        }

        return _isFirst || (long)fresh * LeastKnownForOneNew <= topologies.Length;
    }

    private int Note(ReadOnlySpan<long> topologies)
    {
        int fresh = 0;
        foreach (long topology in topologies)
        {
            fresh += _start.TryAdd(topology, Absent) ? 1 : 0;
        }

        return fresh;
    }

    /// <summary>Gives every network its place, and writes down the topologies that have none as far as there is room.</summary>
    private void Place(NetworkBatch batch, BatchPart part)
    {
        int networks = part.End - part.Start;
        Span<long> place = _place.Reserve(2 * (networks + 1));
        long began = _used;
        int firstEdge = batch.EdgeOffset[batch.NodeOffset[part.Start]];
        for (int network = part.Start; network < part.End; network++)
        {
            int edge = batch.EdgeOffset[batch.NodeOffset[network]];
            ref long start = ref CollectionsMarshal.GetValueRefOrAddDefault(_start, batch.Topology[network], out bool isNoted);
            if (!isNoted || start == Absent)
            {
                start = _used;
                Write(batch, network, began);
            }

            place[2 * (network - part.Start)] = start;
            place[(2 * (network - part.Start)) + 1] = edge - firstEdge;
        }

        place[2 * networks] = 0;
        place[(2 * networks) + 1] = batch.EdgeOffset[batch.NodeOffset[part.End]] - firstEdge;
    }

    private void Write(NetworkBatch batch, int network, long began)
    {
        int node = batch.NodeOffset[network];
        int nodes = batch.NodeOffset[network + 1] - node;
        int edge = batch.EdgeOffset[node];
        int edges = batch.EdgeOffset[node + nodes] - edge;
        int length = checked((2 * nodes) + edges + batch.Shape.Outputs);
        int at = checked((int)(_used - began));
        Span<int> words = _added.Grow(at + length).Slice(at, length);
        for (int i = 0; i < nodes; i++)
        {
            words[i] = batch.EdgeOffset[node + i] - edge;
            words[nodes + edges + batch.Shape.Outputs + i] = (int)batch.Activation[node + i] | ((int)batch.Aggregation[node + i] << 8);
        }

        ReadOnlySpan<NetworkEdge> sources = batch.Edge.Slice(edge, edges);
        for (int i = 0; i < sources.Length; i++)
        {
            words[nodes + i] = sources[i].Source;
        }

        batch.OutputsOf(network).CopyTo(words[(nodes + edges)..]);
        _used += length;
    }

    private void Forget()
    {
        _start.Clear();
        _used = 0;
    }
}
