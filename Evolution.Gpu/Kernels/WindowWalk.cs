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
        var stream = NodeStream.Open(work, memory, ((network * TTeam.Blocks) + TTeam.Block) * work.StreamsOfBlock);
        if (work.IsCleared == 0)
        {
            TTeam.Wait(work, arrival);
        }

        NodeSlice slice = stream.Next(out NodeRecord record);

        // Inputs may be of any bits, but where they are waited for.
        int unpublished = work.IsCleared == 0 ? batch.Inputs : 0;
        int copied = 0;
        int turn = 0;
        int level = Tell(nextLevel, slice);
        while (level < NodeSlice.None)
        {
            turn = ValueWindow.Turn(turn, work.Window, level);
            var window = new ValueWindow(places, turn);
            window.Fill(published, unpublished, copied, level);
            copied = level;
            Group.Barrier();
            while (slice.FirstOfLevel == level)
            {
                Add(ref stream, slice, record, window, published);
                slice = stream.Next(out record);
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

    private static void Add(ref NodeStream stream, NodeSlice slice, NodeRecord record, ValueWindow window, ArrayView<uint> values)
    {
        var bias = new Float1(record.Bias);
        Float1 sum = AggregationFunctions.Start(record.Aggregation, bias);
        for (int run = 0; run < slice.Runs; run++)
        {
            StreamWord head = stream.Word(0);
            stream.Skip(1);
            sum = AddOctets(ref stream, record.Aggregation, (int)head.A, (int)head.B, window, sum);
        }

        if (slice.Rest > 0)
        {
            int words = StreamWord.OfRest(slice.Rest);
            stream.Need(words + 1);
            int rest = stream.Lane < slice.Nodes ? WeightedOctet.Rest(record.Edges) : 0;
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
        // All threads go through the octets alike; those without a node of the run read what the last one reads.
        bool hasNode = stream.Lane < nodes;
        Float1 added = sum;
        int left = octets * StreamWord.OfOctet * nodes;
        while (left > 0)
        {
            stream.Need((StreamWord.OfOctet * nodes) + 1);
            int there = IntrinsicMath.Min(left, stream.Words - 1);
            int taken;
            if (aggregation == AggregationKind.Sum)
            {
                added = AddToSum(stream, nodes, there, window, added, out taken);
            }
            else
            {
                added = AddToOther(stream, aggregation, nodes, there, window, added, out taken);
            }

            stream.Skip(taken);
            left -= taken;
        }

        return hasNode ? added : sum;
    }

    /// <summary>Adds up octets that are there, in stored order; the next one is fetched while one is added.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="nodes">The nodes of the run.</param>
    /// <param name="there">The words that are there, at least those of one octet.</param>
    /// <param name="window">The values of the sources.</param>
    /// <param name="sum">The sum of what comes before.</param>
    /// <param name="taken">The words of the octets that were added.</param>
    private static Float1 AddToSum(NodeStream stream, int nodes, int there, ValueWindow window, Float1 sum, out int taken)
    {
        int words = StreamWord.OfOctet * nodes;
        var inputs = WeightedOctet.Read(stream, 0, window, nodes);
        int ahead = words;
        for (; ahead + (2 * words) <= there; ahead += 2 * words)
        {
            var next = WeightedOctet.Read(stream, ahead, window, nodes);
            sum = inputs.AddTo(sum);
            inputs = WeightedOctet.Read(stream, ahead + words, window, nodes);
            sum = next.AddTo(sum);
        }

        if (ahead + words <= there)
        {
            var last = WeightedOctet.Read(stream, ahead, window, nodes);
            sum = inputs.AddTo(sum);
            inputs = last;
            ahead += words;
        }

        taken = ahead;
        return inputs.AddTo(sum);
    }

    /// <summary>Takes octets that are there into another aggregation, in stored order.</summary>
    private static Float1 AddToOther(NodeStream stream, AggregationKind aggregation, int nodes, int there, ValueWindow window, Float1 accumulator, out int taken)
    {
        int words = StreamWord.OfOctet * nodes;
        int ahead = 0;
        for (; ahead + words <= there; ahead += words)
        {
            for (int number = 0; number < WeightedOctet.Count; number++)
            {
                var weight = new Float1(stream.Weight(ahead, nodes, number));
                var value = new Float1(window[stream.Source(ahead, nodes, number)]);
                accumulator = AggregationFunctions.Add(aggregation, accumulator, weight, value);
            }
        }

        taken = ahead;
        return accumulator;
    }
}
