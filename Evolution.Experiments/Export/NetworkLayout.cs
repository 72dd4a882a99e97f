namespace Evolution.Experiments.Export;

/// <summary>Where the nodes of a drawing stand, in pixels: a column a level, ordered so that connections stay short.</summary>
internal sealed class NetworkLayout
{
    /// <summary>The radius of a node.</summary>
    public const double Radius = 11;

    private const double RowDistance = 34;
    private const double Margin = 30;
    private const double LetterWidth = 7.2;
    private const int Sweeps = 6;

    private NetworkLayout(double[] x, double[] y, double width, double height)
    {
        X = x;
        Y = y;
        Width = width;
        Height = height;
    }

    /// <summary>Gets the centres of the nodes from the left.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>Gets the centres of the nodes from the top.</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>Gets the width of the drawing.</summary>
    public double Width { get; }

    /// <summary>Gets the height of the drawing.</summary>
    public double Height { get; }

    /// <summary>Places the nodes of a graph.</summary>
    public static NetworkLayout Of(NetworkGraph graph)
    {
        int[][] columns = [.. Enumerable.Range(0, graph.Nodes.Count).GroupBy(node => graph.Nodes[node].Level).OrderBy(column => column.Key).Select(column => column.ToArray())];
        int tallest = columns.Max(column => column.Length);
        double columnDistance = Math.Clamp(tallest * RowDistance / columns.Length, 90, 220);
        double left = Margin + Radius + (LetterWidth * LongestName(graph, "input", "bias"));
        double right = Margin + Radius + (LetterWidth * LongestName(graph, "output"));

        // Loops of recurrent connections rise above the first row and sink below the last.
        double height = (2 * Margin) + (tallest * RowDistance) + (graph.Edges.Any(edge => edge.IsRecurrent) ? 2 * RowDistance : 0);
        double[] x = new double[graph.Nodes.Count];
        double[] y = new double[graph.Nodes.Count];
        ILookup<int, int> neighbours = graph.Edges.SelectMany(edge => new[] { (edge.Source, edge.Target), (Source: edge.Target, Target: edge.Source) })
            .ToLookup(edge => edge.Item1, edge => edge.Item2);
        for (int column = 0; column < columns.Length; column++)
        {
            foreach (int node in columns[column])
            {
                x[node] = left + (column * columnDistance);
            }

            Place(columns[column], y, height);
        }

        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            // Inputs and outputs keep the task's order.
            for (int i = 1; i < columns.Length - 1; i++)
            {
                int column = sweep % 2 == 0 ? i : columns.Length - 1 - i;
                columns[column] = [.. columns[column].OrderBy(node => neighbours[node].Select(other => y[other]).DefaultIfEmpty(y[node]).Average())];
                Place(columns[column], y, height);
            }
        }

        return new NetworkLayout(x, y, left + ((columns.Length - 1) * columnDistance) + right, height);
    }

    private static int LongestName(NetworkGraph graph, params string[] roles) =>
        graph.Nodes.Where(node => roles.Contains(node.Role)).Select(node => node.Name.Length).DefaultIfEmpty(0).Max();

    private static void Place(int[] column, double[] y, double height)
    {
        // A column with half the nodes is spread over the height, up to a distance at which it still reads as one.
        double distance = Math.Clamp((height - (2 * Margin)) / column.Length, RowDistance, 3 * RowDistance);
        for (int row = 0; row < column.Length; row++)
        {
            y[column[row]] = (height / 2) + ((row - ((column.Length - 1) / 2.0)) * distance);
        }
    }
}
