namespace Evolution.Experiments.Export;

/// <summary>Places what stands in one column of a drawing, in a given order, as near as possible to where each would like to be.</summary>
internal static class ColumnPlacement
{
    /// <summary>Returns the positions that lie nearest to the wished ones, by the sum of squares, without overlap.</summary>
    /// <param name="wished">The wished centres, in the order of the column.</param>
    /// <param name="sizes">The room that each takes.</param>
    /// <remarks>Pool adjacent violators: neighbours that would overlap become one block, which stands at the mean of its wishes.</remarks>
    public static double[] Place(IReadOnlyList<double> wished, IReadOnlyList<double> sizes)
    {
        double[] offset = new double[wished.Count];
        var blocks = new List<(double Sum, int Count)>();
        for (int i = 0; i < wished.Count; i++)
        {
            offset[i] = i == 0 ? 0 : offset[i - 1] + ((sizes[i - 1] + sizes[i]) / 2);
            (double Sum, int Count) block = (wished[i] - offset[i], 1);
            while (blocks.Count > 0 && blocks[^1].Sum / blocks[^1].Count >= block.Sum / block.Count)
            {
                block = (block.Sum + blocks[^1].Sum, block.Count + blocks[^1].Count);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
        }

        double[] placed = new double[wished.Count];
        int next = 0;
        foreach ((double sum, int count) in blocks)
        {
            for (int end = next + count; next < end; next++)
            {
                placed[next] = (sum / count) + offset[next];
            }
        }

        return placed;
    }
}
