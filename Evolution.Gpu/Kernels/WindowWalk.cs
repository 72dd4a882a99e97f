using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Networks.Aggregations;
using Evolution.Core.Numerics;
using Evolution.Gpu.Views;
using ILGPU;

namespace Evolution.Gpu.Kernels;

/// <summary>
/// For one lane, where the nodes from the first source of a level on fit a block's shared memory: every block copies their values there, because a
/// source read from where they lie costs a whole sector of the caches; then some warps add up nodes, a thread each, as their streams bring them.
/// Blocks wait for values, not for each other, and edges are under way meanwhile.
/// </summary>
public readonly struct WindowWalk : ILevelWalk
{
    /// <summary>The most threads of a block.</summary>
    public const int MostThreads = 1024;

    /// <inheritdoc/>
    public static void Run<TTeam>(BatchView batch, TeamView work, int network, ArrayView<float> values, InputBuffer buffer)
        where TTeam : struct, ITeam<TTeam>
    {
        ArrayView<uint> published = values.Cast<uint>();
        var memory = WindowMemory.Open(work);
        ArrayView<int> nextLevel = memory.NextLevel;
        ArrayView<uint> places = memory.Values;
        if (work.IsCleared == 0)
        {
            TTeam.Wait(work, TTeam.Arrive(work));
            Clear<TTeam>(new GlobalNodes(batch, network), published);
        }

        int arrival = work.IsCleared == 0 ? TTeam.Arrive(work) : 0;
        int warp = Group.IdxX / Warp.WarpSize;
        bool adds = warp < work.StreamsOfBlock;
        int number = adds ? warp : 0;
        var stream = NodeStream.Open(work, (((network * TTeam.Blocks) + TTeam.Block) * work.StreamsOfBlock) + number, memory.Ring(number, work.WordsOfPart * NodeStream.Parts), adds);
        if (work.IsCleared == 0)
        {
            TTeam.Wait(work, arrival);
        }
        else
        {
            // The block has written the inputs that it reads.
            Group.Barrier();
        }

        NodeSlice slice = stream.Head();
        int copied = 0;
        int turn = 0;
        int level = Tell(nextLevel, slice);
        while (level < NodeSlice.None)
        {
            turn = ValueWindow.Turn(turn, work.Window, level);
            var window = new ValueWindow(places, turn);
            window.Fill(published, batch.Inputs, copied, level);
            copied = level;
            Group.Barrier();
            while (slice.FirstOfLevel == level)
            {
                Add(ref stream, slice, window, published);
                slice = stream.Head();
            }

            level = Tell(nextLevel, slice);
        }

        AsyncCopy.Wait();
        if (work.IsCleared == 0)
        {
            TTeam.Wait(work, TTeam.Arrive(work));
        }
        else if (TTeam.Block == 0)
        {
            WaitForOutputs(batch, network, published);
        }
    }

    /// <summary>Takes back what was computed from other inputs; the blocks of the team share that out.</summary>
    private static void Clear<TTeam>(GlobalNodes nodes, ArrayView<uint> values)
        where TTeam : struct, ITeam<TTeam>
    {
        for (int node = nodes.Inputs + (TTeam.Block * Group.DimX) + Group.IdxX; node < nodes.Count; node += TTeam.Blocks * Group.DimX)
        {
            Published.Clear(ref values[node]);
        }
    }

    /// <summary>Waits until all outputs are there, for the block that reads them.</summary>
    private static void WaitForOutputs(BatchView batch, int network, ArrayView<uint> values)
    {
        for (int output = Group.IdxX; output < batch.Outputs; output += Group.DimX)
        {
            int node = batch.OutputNode[(network * batch.Outputs) + output];
            while (Published.Misses(ref values[node]))
            {
            }

            MemoryFence.DeviceLevel();
        }

        Group.Barrier();
    }

    /// <summary>Returns the next level in which the block has nodes, once all its threads have come here: its first warp has some wherever another one has.</summary>
    private static int Tell(ArrayView<int> nextLevel, NodeSlice slice)
    {
        if (Group.IdxX == 0)
        {
            nextLevel[0] = slice.FirstOfLevel;
        }

        Group.Barrier();
        return nextLevel[0];
    }

    private static void Add(ref NodeStream stream, NodeSlice slice, ValueWindow window, ArrayView<uint> values)
    {
        stream.Need(slice.Nodes);
        var record = NodeRecord.Of(stream.Word(IntrinsicMath.Min(stream.Lane, slice.Nodes - 1)));
        stream.Skip(slice.Nodes);
        var bias = new Float1(record.Bias);
        Float1 sum = AggregationFunctions.Start(record.Aggregation, bias);
        for (int run = 0; run < slice.Runs; run++)
        {
            stream.Need(1);
            StreamWord head = stream.Word(0);
            stream.Skip(1);
            sum = AddOctets(ref stream, record.Aggregation, (int)head.A, (int)head.B, window, sum);
        }

        if (slice.Rest > 0)
        {
            int words = (slice.Rest + StreamWord.RestEdges - 1) / StreamWord.RestEdges;
            stream.Need(words);
            int rest = stream.Lane < slice.Nodes ? record.Edges % WeightedOctet.Count : 0;
            var inputs = new RestInputs(stream, window);
            sum = record.Aggregation == AggregationKind.Sum
                ? inputs.AddToSum(record.FirstOfRest, rest, sum)
                : NodeActivation.Add(inputs, record.Aggregation, record.FirstOfRest, record.FirstOfRest + rest, sum);
            stream.Skip(words);
        }

        if (stream.Lane < slice.Nodes)
        {
            Float1 value = NodeActivation.Finish(record.Activation, record.Aggregation, bias, record.Edges, sum);
            Published.Write(ref values[record.Node], value.Value);
        }
    }

    /// <summary>Adds up the octets of a run: as many as are there, then as many as have come meanwhile.</summary>
    private static Float1 AddOctets(ref NodeStream stream, AggregationKind aggregation, int nodes, int octets, ValueWindow window, Float1 sum)
    {
        int words = StreamWord.OfOctet * nodes;
        while (octets > 0)
        {
            stream.Need(words);
            int there = IntrinsicMath.Min(octets, stream.Words / words);
            if (stream.Lane < nodes)
            {
                sum = aggregation == AggregationKind.Sum
                    ? AddToSum(stream, nodes, there, window, sum)
                    : AddToOther(stream, aggregation, nodes, there, window, sum);
            }

            stream.Skip(there * words);
            octets -= there;
        }

        return sum;
    }

    /// <summary>Adds up octets that are there, in stored order; the next one is fetched while one is added.</summary>
    private static Float1 AddToSum(NodeStream stream, int nodes, int octets, ValueWindow window, Float1 sum)
    {
        int words = StreamWord.OfOctet * nodes;
        var inputs = WeightedOctet.Read(stream, 0, window, nodes);
        int octet = 1;
        for (; octet + 1 < octets; octet += 2)
        {
            var next = WeightedOctet.Read(stream, octet * words, window, nodes);
            sum = inputs.AddTo(sum);
            inputs = WeightedOctet.Read(stream, (octet + 1) * words, window, nodes);
            sum = next.AddTo(sum);
        }

        if (octet < octets)
        {
            var last = WeightedOctet.Read(stream, octet * words, window, nodes);
            sum = inputs.AddTo(sum);
            inputs = last;
        }

        return inputs.AddTo(sum);
    }

    /// <summary>Takes octets that are there into another aggregation, in stored order.</summary>
    private static Float1 AddToOther(NodeStream stream, AggregationKind aggregation, int nodes, int octets, ValueWindow window, Float1 accumulator)
    {
        for (int edge = 0; edge < octets * WeightedOctet.Count; edge++)
        {
            int first = edge / WeightedOctet.Count * StreamWord.OfOctet * nodes;
            var weight = new Float1(stream.Weight(first, nodes, edge % WeightedOctet.Count));
            var value = new Float1(window[stream.Source(first, edge % WeightedOctet.Count)]);
            accumulator = AggregationFunctions.Add(aggregation, accumulator, weight, value);
        }

        return accumulator;
    }
}
