using Evolution.Core.Networks;
using Evolution.Gpu.Buffers;
using Evolution.Gpu.Views;

namespace Evolution.Gpu.Teams;

/// <summary>How a block's shared memory is shared out between the values before a level and the rings of the warps that read streams.</summary>
/// <param name="Values">The values, a multiple of <see cref="ValueQuad.Count"/>; 0 where they do not fit and are read from global memory.</param>
/// <param name="Warps">The warps that read streams.</param>
/// <param name="WordsOfPart">The words that each of them fetches at once.</param>
/// <param name="MostEdges">The most edges of a level.</param>
internal readonly record struct WindowPlan(int Values, int Warps, int WordsOfPart, long MostEdges)
{
    /// <summary>A place takes 2 bytes of a stream.</summary>
    private const int MostValues = 1 << 16;

    /// <summary>Measured on an H200: with fewer, too little is under way, and as many as make up one round are best.</summary>
    private const int LeastWarps = 8;

    /// <summary>The most warps that read streams: more would leave each too small a ring.</summary>
    public const int MostWarps = 16;

    /// <summary>Gets the bytes of shared memory.</summary>
    public long Bytes => WindowMemory.BytesFor(Values, (long)Warps * StreamRing.Parts * WordsOfPart);

    /// <summary>Returns the plan for a part's networks: room for the sources of every level, and for as much of the streams as is left.</summary>
    /// <param name="batch">The networks.</param>
    /// <param name="part">Those in question.</param>
    /// <param name="device">The device.</param>
    /// <param name="reach">Knows where sources lie.</param>
    public static WindowPlan For(NetworkBatch batch, BatchPart part, WindowDevice device, SourceReach reach)
    {
        int round = Math.Max(StreamWord.OfLine, device.WarpSize);
        int leastWords = (NodeStream.MostTogether(device.WarpSize) + round - 1) / round * round;
        long room = Math.Min(MostValues, (device.SharedBytes - WindowMemory.BytesFor(0, StreamRing.Parts * leastWords)) / sizeof(float));
        int values = 0;
        for (int network = part.Start; network < part.End && values <= room; network++)
        {
            values = Math.Max(values, Quads(reach.Of(batch, network)));
        }

        if (values > room)
        {
            return default;
        }

        long words = (device.SharedBytes - WindowMemory.BytesFor(values, 0)) / (StreamRing.Parts * StreamWord.Bytes);
        long most = Math.Min(words / leastWords, device.Threads / device.WarpSize);
        (long mostNodes, long mostEdges) = MostOfLevel(batch, part);
        long ofOneRound = (mostNodes + ((long)device.Blocks * device.WarpSize) - 1) / ((long)device.Blocks * device.WarpSize);
        int warps = (int)Math.Clamp(Math.Clamp(ofOneRound, LeastWarps, MostWarps), 1, most);
        return new WindowPlan(values, warps, (int)(words / warps / round * round), mostEdges);
    }

    private static (long Nodes, long Edges) MostOfLevel(NetworkBatch batch, BatchPart part)
    {
        long mostNodes = 0;
        long mostEdges = 0;
        for (int network = part.Start; network < part.End; network++)
        {
            ReadOnlySpan<int> edgeOffset = batch.EdgeOffset[batch.NodeOffset[network]..];
            int first = batch.Shape.Inputs;
            foreach (int end in batch.LevelEnd[batch.LevelOffset[network]..batch.LevelOffset[network + 1]])
            {
                mostNodes = Math.Max(mostNodes, end - first);
                mostEdges = Math.Max(mostEdges, edgeOffset[end] - edgeOffset[first]);
                first = end;
            }
        }

        return (mostNodes, mostEdges);
    }

    /// <summary>Returns whole quads for so many values, and one more, which reaches into the level.</summary>
    private static int Quads(int values) => (values + (2 * ValueQuad.Count) - 1) / ValueQuad.Count * ValueQuad.Count;
}
