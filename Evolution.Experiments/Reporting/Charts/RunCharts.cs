using System.Globalization;

namespace Evolution.Experiments.Reporting.Charts;

/// <summary>The charts of a run, as SVG. Text in them is text, which needs no font where they are made.</summary>
internal static class RunCharts
{
    private const double LeastLabelHeight = 14;
    private const double LabelWidth = 12;
    private const string Blue = "#1f6fb4";

    /// <summary>Draws the fitness over the generations.</summary>
    public static string Fitness(GenerationTable table)
    {
        ChartCurve champion = Curve(table, "champion", Blue, 2.5, row => row.ChampionFitness);
        ChartCurve best = Curve(table, "best of the generation", "#7fb2dd", 1.2, row => row.BestFitness);
        ChartCurve mean = Curve(table, "mean", "#d1571b", 1.5, row => row.MeanFitness);
        var y = AxisScale.For(champion.Points.Concat(best.Points).Concat(mean.Points).Select(point => point.Y));
        return new ChartFrame("Fitness", Generations(table), y, "fitness").WithCurves(best, mean, champion).Write();
    }

    /// <summary>Draws how large the networks were on average.</summary>
    public static string Structure(GenerationTable table)
    {
        ChartCurve hidden = Curve(table, "hidden nodes", "#3f8f5b", 2, row => row.MeanHidden);
        ChartCurve connections = Curve(table, "connections", "#8256a8", 2, row => row.MeanConnections);
        var y = AxisScale.FromZero(hidden.Points.Concat(connections.Points).Max(point => point.Y));
        return new ChartFrame("Size of networks", Generations(table), y, "mean of the population").WithCurves(connections, hidden).Write();
    }

    /// <summary>Draws the members of each species, the oldest at the bottom; null where the file does not tell them, as of runs of earlier versions.</summary>
    public static string? Species(GenerationTable table)
    {
        IReadOnlyList<GenerationRow> rows = table.Rows;
        if (rows.Any(row => row.Members.Count == 0))
        {
            return null;
        }

        int population = rows.Max(row => row.Members.Sum(species => species.Members));
        var frame = new ChartFrame("Species", Generations(table), AxisScale.FromZero(population), "members");
        foreach (SpeciesBand band in BandsOf(rows))
        {
            Draw(frame, band);
        }

        return frame.Write();
    }

    private static AxisScale Generations(GenerationTable table) => AxisScale.Whole(table.Rows[0].Generation, table.Rows[^1].Generation);

    private static ChartCurve Curve(GenerationTable table, string name, string colour, double thickness, Func<GenerationRow, double> value) =>
        new(name, colour, thickness, [.. table.Rows.Select(row => ((double)row.Generation, value(row)))]);

    /// <summary>Returns the species as bands. Each begins and ends in a point, in the row before its first and after its last, so that no gaps are left.</summary>
    private static SortedDictionary<int, SpeciesBand>.ValueCollection BandsOf(IReadOnlyList<GenerationRow> rows)
    {
        var bands = new SortedDictionary<int, SpeciesBand>();
        for (int i = 0; i < rows.Count; i++)
        {
            int below = 0;
            foreach ((int id, int members) in rows[i].Members)
            {
                if (!bands.TryGetValue(id, out SpeciesBand? band))
                {
                    bands.Add(id, band = new SpeciesBand(id));
                    AddPoint(band, rows, i - 1);
                }

                band.Add(rows[i].Generation, below, members);
                below += members;
            }

            if (i > 0)
            {
                foreach ((int id, int _) in rows[i - 1].Members.ExceptBy(rows[i].Members.Select(one => one.Id), one => one.Id))
                {
                    AddPoint(bands[id], rows, i);
                }
            }
        }

        return bands.Values;
    }

    private static void AddPoint(SpeciesBand band, IReadOnlyList<GenerationRow> rows, int row)
    {
        if (row >= 0)
        {
            band.Add(rows[row].Generation, rows[row].Members.Where(one => one.Id < band.Id).Sum(one => one.Members), members: 0);
        }
    }

    private static void Draw(ChartFrame frame, SpeciesBand band)
    {
        // A run of one generation has stripes of some width.
        double widen = band.Generations.Count == 1 ? LabelWidth : 0;
        IEnumerable<(double X, double Y)> bottom = Enumerable.Range(0, band.Generations.Count)
            .SelectMany(i => Widened(frame.X(band.Generations[i]), frame.Y(band.Below[i]), widen));
        IEnumerable<(double X, double Y)> top = Enumerable.Range(0, band.Generations.Count)
            .SelectMany(i => Widened(frame.X(band.Generations[i]), frame.Y(band.Below[i] + band.Members[i]), widen)).Reverse();

        // Neighbouring numbers get hues far apart: steps of the golden angle.
        string colour = string.Create(CultureInfo.InvariantCulture, $"hsl({band.Id * 137.508 % 360:0}, 55%, {(band.Id % 3 * 7) + 60}%)");
        (int first, int last) = (band.Members.FindIndex(members => members > 0), band.Members.FindLastIndex(members => members > 0));
        string tooltip = string.Create(
            CultureInfo.InvariantCulture,
            $"species {band.Id}: generation {band.Generations[first]} to {band.Generations[last]}, at most {band.Members.Max()} members");
        frame.AddArea(bottom.Concat(top), colour, tooltip);
        Label(frame, band);
    }

    /// <summary>Writes a species' number where its band is highest over the width of the number, if it fits anywhere.</summary>
    private static void Label(ChartFrame frame, SpeciesBand band)
    {
        (double height, double x, double y) = (0, 0, 0);
        for (int i = 0, from = 0, to = 0; i < band.Generations.Count; i++)
        {
            double centre = frame.X(band.Generations[i]);
            while (frame.X(band.Generations[from]) < centre - LabelWidth)
            {
                from++;
            }

            while (to < band.Generations.Count && frame.X(band.Generations[to]) <= centre + LabelWidth)
            {
                to++;
            }

            // Where few generations lie far apart, the neighbours decide.
            (int left, int right) = (Math.Max(0, Math.Min(from, i - 1)), Math.Min(band.Generations.Count, Math.Max(to, i + 2)));
            int below = band.Below.GetRange(left, right - left).Max();
            int above = Enumerable.Range(left, right - left).Min(one => band.Below[one] + band.Members[one]);
            if (above > below && frame.HeightOf(above - below) > height)
            {
                (height, x, y) = (frame.HeightOf(above - below), centre, frame.Y((below + above) / 2.0));
            }
        }

        if (height >= LeastLabelHeight)
        {
            frame.AddWord(ChartFrame.Within(x, LabelWidth), y, band.Id.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<(double X, double Y)> Widened(double x, double y, double by) => by == 0 ? [(x, y)] : [(x - by, y), (x + by, y)];

    private sealed class SpeciesBand(int id)
    {
        public int Id => id;

        public List<int> Generations { get; } = [];

        public List<int> Below { get; } = [];

        public List<int> Members { get; } = [];

        public void Add(int generation, int below, int members)
        {
            Generations.Add(generation);
            Below.Add(below);
            Members.Add(members);
        }
    }
}
