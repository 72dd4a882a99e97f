namespace Evolution.Experiments.Export;

/// <summary>Where the nodes of a drawing stand, in pixels: a column a level, ordered so that connections stay short.</summary>
internal sealed class NetworkLayout
{
    /// <summary>The radius of a node.</summary>
    public const double Radius = 13;

    private const double Margin = 16;
    private const double HeadingHeight = 6;
    private const double ArcDistance = 10;
    private const double LetterWidth = 7.2;
    private const int Sweeps = 16;

    private readonly LayeredItems _items;
    private readonly double[] _x;
    private readonly double[] _y;

    private NetworkLayout(NetworkGraph graph, LayeredItems items, double[] y)
    {
        (_items, _y) = (items, y);
        double left = Margin + Radius + (LetterWidth * LongestName(graph, "input", "bias"));
        double right = Margin + Radius + (LetterWidth * LongestName(graph, "output"));
        double tall = y.Max() - y.Min();
        double distance = Math.Clamp(tall / items.ColumnCount, items.ColumnCount > 20 ? 64 : 100, 240);
        ColumnX = [.. Enumerable.Range(0, items.ColumnCount).Select(column => left + (column * distance))];
        _x = [.. Enumerable.Range(0, y.Length).Select(item => ColumnX[items.ColumnOf(item)])];
        Top = y.Min() - (2 * Radius);
        Bottom = y.Max() + (2 * Radius);
        (ArcHeight, double above, double below) = ArcsOf(graph);
        double shift = Margin + HeadingHeight + above - Top;
        for (int item = 0; item < y.Length; item++)
        {
            y[item] += shift;
        }

        (Top, Bottom) = (Top + shift, Bottom + shift);
        ArcHeight = ArcHeight.ToDictionary(arc => arc.Key, arc => arc.Value + shift);
        Width = ColumnX[^1] + right;
        Height = Bottom + below + Margin;
    }

    /// <summary>Gets the centres of the columns from the left.</summary>
    public IReadOnlyList<double> ColumnX { get; }

    /// <summary>Gets the centres of the nodes from the left.</summary>
    public IReadOnlyList<double> X => _x;

    /// <summary>Gets the centres of the nodes from the top.</summary>
    public IReadOnlyList<double> Y => _y;

    /// <summary>Gets the width of the drawing.</summary>
    public double Width { get; }

    /// <summary>Gets the height of the drawing.</summary>
    public double Height { get; }

    /// <summary>Gets where the space for nodes begins.</summary>
    public double Top { get; }

    private double Bottom { get; }

    /// <summary>Gets, by the connection's number, the height at which one that leads back passes over or under the nodes.</summary>
    public IReadOnlyDictionary<int, double> ArcHeight { get; }

    /// <summary>Places the nodes of a graph.</summary>
    public static NetworkLayout Of(NetworkGraph graph)
    {
        var items = new LayeredItems(graph);
        int[][] columns = [.. Enumerable.Range(0, items.Count).GroupBy(items.ColumnOf).OrderBy(column => column.Key).Select(column => column.ToArray())];
        double[] y = new double[items.Count];
        foreach (int[] column in columns)
        {
            Place(items, column, y, static _ => 0);
        }

        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            bool isForward = sweep % 2 == 0;
            bool isLast = sweep >= Sweeps - 4;
            foreach (int[] column in isForward ? columns : columns.Reverse())
            {
                double Wish(int item) => MeanOf(isLast ? items.Before(item).Concat(items.After(item)) : isForward ? items.Before(item) : items.After(item), y, y[item]);

                // Inputs and outputs keep the task's order; the last sweeps only straighten.
                if (!isLast && items.ColumnOf(column[0]) > 0 && items.ColumnOf(column[0]) < columns.Length - 1)
                {
                    int[] ordered = [.. column.OrderBy(Wish)];
                    ordered.CopyTo(column, 0);
                }

                Place(items, column, y, Wish);
            }
        }

        return new NetworkLayout(graph, items, y);
    }

    /// <summary>Returns the points that a connection passes, from the centre of its source to that of its target.</summary>
    public IEnumerable<(double X, double Y)> PointsOf(int edge) => _items.Chains[edge].Select(item => (_x[item], _y[item]));

    private static void Place(LayeredItems items, int[] column, double[] y, Func<int, double> wish)
    {
        double[] wished = [.. column.Select(wish)];
        double[] placed = ColumnPlacement.Place(wished, [.. column.Select(items.RoomOf)]);
        for (int i = 0; i < column.Length; i++)
        {
            y[column[i]] = placed[i];
        }
    }

    private static double MeanOf(IEnumerable<int> others, double[] y, double otherwise) =>
        others.Select(other => y[other]).DefaultIfEmpty(otherwise).Average();

    private static int LongestName(NetworkGraph graph, params string[] roles) =>
        graph.Nodes.Where(node => roles.Contains(node.Role)).Select(node => node.Name.Length).DefaultIfEmpty(0).Max();

    /// <summary>Gives each connection that leads back to an earlier column a height of its own, on the nearer side, the shorter ones inside.</summary>
    private (Dictionary<int, double> Heights, double Above, double Below) ArcsOf(NetworkGraph graph)
    {
        var heights = new Dictionary<int, double>();
        int above = 0;
        int below = 0;
        IEnumerable<int> back = Enumerable.Range(0, graph.Edges.Count)
            .Where(edge => graph.Edges[edge].IsRecurrent && _items.ColumnOf(graph.Edges[edge].Source) > _items.ColumnOf(graph.Edges[edge].Target))
            .OrderBy(edge => _items.ColumnOf(graph.Edges[edge].Source) - _items.ColumnOf(graph.Edges[edge].Target));
        foreach (int edge in back)
        {
            double middle = (_y[graph.Edges[edge].Source] + _y[graph.Edges[edge].Target]) / 2;
            bool isAbove = middle - Top <= Bottom - middle;
            heights[edge] = isAbove ? Top - (ArcDistance * above++) : Bottom + (ArcDistance * below++);
        }

        return (heights, ArcDistance * above, ArcDistance * below);
    }
}
