using System.Globalization;

namespace Evolution.Experiments.Reporting;

/// <summary>Draws a curve with braille characters, of which each has room for two by four dots.</summary>
internal static class BrailleCurve
{
    private const int DotsAcross = 2;
    private const int DotsDown = 4;
    private const char Blank = '\u2800';

    /// <summary>The bit of each dot, by column and row of its character.</summary>
    private static readonly int[,] Bits = { { 0x01, 0x02, 0x04, 0x40 }, { 0x08, 0x10, 0x20, 0x80 } };

    /// <summary>Returns the lines of a picture, the least and the largest value beside it.</summary>
    /// <param name="values">The values from the left; where one is not finite there is a gap.</param>
    /// <param name="width">The characters of the curve across.</param>
    /// <param name="height">The lines.</param>
    public static IReadOnlyList<string> Draw(IReadOnlyList<double> values, int width, int height)
    {
        double[] finite = [.. values.Where(double.IsFinite).DefaultIfEmpty(0)];
        (double least, double most) = (finite.Min(), finite.Max());
        int[,] cells = new int[height, width];
        int columns = width * DotsAcross;
        int rows = height * DotsDown;
        int? before = null;
        for (int column = 0; column < columns; column++)
        {
            double value = values[(int)((long)column * (values.Count - 1) / (columns - 1))];
            if (!double.IsFinite(value))
            {
                before = null;
                continue;
            }

            int row = most == least ? rows / 2 : (int)Math.Round((most - value) / (most - least) * (rows - 1));

            // A jump is joined by dots above one another.
            int start = before is { } last && last != row ? last + Math.Sign(row - last) : row;
            (int from, int to) = (Math.Min(start, row), Math.Max(start, row));
            for (int dot = from; dot <= to; dot++)
            {
                cells[dot / DotsDown, column / DotsAcross] |= Bits[column % DotsAcross, dot % DotsDown];
            }

            before = row;
        }

        string[] labels = [Label(most), .. Enumerable.Repeat(string.Empty, Math.Max(0, height - 2)), Label(least)];
        int room = labels.Max(label => label.Length);
        return
        [
            .. Enumerable.Range(0, height).Select(line =>
                labels[line].PadLeft(room) + " │" + string.Concat(Enumerable.Range(0, width).Select(cell => (char)(Blank + cells[line, cell])))),
        ];
    }

    private static string Label(double value) => value.ToString("G5", CultureInfo.InvariantCulture);
}
