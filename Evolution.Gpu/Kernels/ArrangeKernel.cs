using Evolution.Core.Networks;
using Evolution.Gpu.Views;
using ILGPU;

namespace Evolution.Gpu.Kernels;

/// <summary>Writes the words of <see cref="NodeStream"/> from the columns of a batch. Copies bits and computes nothing.</summary>
public static class ArrangeKernel
{
    /// <summary>The most threads of a block.</summary>
    public const int Threads = 256;

    /// <summary>Takes slices and streams in turn.</summary>
    public static void Run(ArrangementView view)
    {
        int thread = (Grid.IdxX * Group.DimX) + Group.IdxX;
        int threads = Grid.DimX * Group.DimX;
        for (int slice = thread / view.ThreadsOfSlice; slice < view.Slices; slice += threads / view.ThreadsOfSlice)
        {
            Write(view, view.Slice[slice], view.Slice[slice + 1].FirstSlot, thread % view.ThreadsOfSlice);
        }

        for (int stream = thread; stream < view.Streams; stream += threads)
        {
            view.Words[view.Stream[stream].First + view.Stream[stream].Words - 1] = NodeSlice.Head(NodeSlice.None, 0, 0, 0);
        }
    }

    private static void Write(ArrangementView view, SliceRow slice, int endSlot, int lane)
    {
        int nodes = endSlot - slice.FirstSlot;
        int word = slice.FirstWord + 1 + nodes;
        int octets = 0;
        int runs = 0;
        for (int left = nodes; left > 0; left--)
        {
            int more = WeightedOctet.Octets(EdgesOf(view, slice, left - 1)) - octets;
            if (more == 0)
            {
                continue;
            }

            if (lane == 0)
            {
                view.Words[word] = new StreamWord { A = (uint)left, B = (uint)more };
            }

            word++;

            // All threads share the octets of a run, of which one node may have most.
            for (int number = lane; number < more * left; number += view.ThreadsOfSlice)
            {
                (int octet, int node) = (number / left, number % left);
                int edge = FirstEdge(view, slice, node) + ((octets + octet) * WeightedOctet.Count);
                WriteOctet(view, word + (octet * StreamWord.OfOctet * left) + node, left, edge);
            }

            word += more * StreamWord.OfOctet * left;
            octets += more;
            runs++;
        }

        if (lane < nodes)
        {
            WriteNode(view, slice, nodes, lane, runs, word);
        }
    }

    /// <summary>Writes a node's record and the edges that make up no octet, for the first node the head of the slice too.</summary>
    private static void WriteNode(ArrangementView view, SliceRow slice, int nodes, int lane, int runs, int restWord)
    {
        int firstOfRest = 0;
        int rest = 0;
        for (int other = 0; other < nodes; other++)
        {
            firstOfRest += other < lane ? WeightedOctet.Rest(EdgesOf(view, slice, other)) : 0;
            rest += WeightedOctet.Rest(EdgesOf(view, slice, other));
        }

        if (lane == 0)
        {
            view.Words[slice.FirstWord] = NodeSlice.Head(slice.FirstOfLevel, nodes, runs, rest);
        }

        int edges = EdgesOf(view, slice, lane);
        WriteRecord(view, slice, lane, edges, firstOfRest);
        int own = WeightedOctet.Rest(edges);
        int firstEdge = FirstEdge(view, slice, lane) + edges - own;
        ArrayView<ulong> pairs = view.Words.Cast<ulong>();
        for (int number = 0; number < own; number++)
        {
            NetworkEdge one = GlobalNodes.Unpack(view.Batch.Edge[firstEdge + number]);
            pairs[((long)restWord * StreamWord.RestEdges) + firstOfRest + number] = ((ulong)WeightOf(one) << 32) | PlaceOf(view, one);
        }
    }

    private static void WriteRecord(ArrangementView view, SliceRow slice, int lane, int edges, int firstOfRest)
    {
        int node = view.Slot[slice.FirstSlot + lane];
        int inLaunch = slice.FirstOfNetwork + node;
        BatchView batch = view.Batch;
        view.Words[slice.FirstWord + 1 + lane] = NodeRecord.Word(
            node, batch.Bias[inLaunch], edges, batch.Activation[inLaunch], batch.Aggregation[inLaunch], firstOfRest);
    }

    private static void WriteOctet(ArrangementView view, int word, int nodes, int edge)
    {
        NetworkEdge a = GlobalNodes.Unpack(view.Batch.Edge[edge]);
        NetworkEdge b = GlobalNodes.Unpack(view.Batch.Edge[edge + 1]);
        NetworkEdge c = GlobalNodes.Unpack(view.Batch.Edge[edge + 2]);
        NetworkEdge d = GlobalNodes.Unpack(view.Batch.Edge[edge + 3]);
        NetworkEdge e = GlobalNodes.Unpack(view.Batch.Edge[edge + 4]);
        NetworkEdge f = GlobalNodes.Unpack(view.Batch.Edge[edge + 5]);
        NetworkEdge g = GlobalNodes.Unpack(view.Batch.Edge[edge + 6]);
        NetworkEdge h = GlobalNodes.Unpack(view.Batch.Edge[edge + 7]);
        view.Words[word] = new StreamWord
        {
            A = PlacesOf(view, a, b),
            B = PlacesOf(view, c, d),
            C = PlacesOf(view, e, f),
            D = PlacesOf(view, g, h),
        };
        view.Words[word + nodes] = new StreamWord { A = WeightOf(a), B = WeightOf(b), C = WeightOf(c), D = WeightOf(d) };
        view.Words[word + (2 * nodes)] = new StreamWord { A = WeightOf(e), B = WeightOf(f), C = WeightOf(g), D = WeightOf(h) };
    }

    private static uint WeightOf(NetworkEdge edge) => Interop.FloatAsInt(edge.Weight);

    private static uint PlacesOf(ArrangementView view, NetworkEdge one, NetworkEdge two) => PlaceOf(view, one) | (PlaceOf(view, two) << 16);

    private static uint PlaceOf(ArrangementView view, NetworkEdge edge) => (uint)edge.Source % (uint)view.Window;

    private static int FirstEdge(ArrangementView view, SliceRow slice, int lane) =>
        view.Batch.EdgeOffset[slice.FirstOfNetwork + view.Slot[slice.FirstSlot + lane]] - view.Batch.FirstEdge;

    private static int EdgesOf(ArrangementView view, SliceRow slice, int lane)
    {
        int node = slice.FirstOfNetwork + view.Slot[slice.FirstSlot + lane];
        return view.Batch.EdgeOffset[node + 1] - view.Batch.EdgeOffset[node];
    }
}
