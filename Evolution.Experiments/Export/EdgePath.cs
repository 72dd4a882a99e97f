using System.Globalization;
using System.Text;

namespace Evolution.Experiments.Export;

/// <summary>The line of a connection in a drawing.</summary>
internal static class EdgePath
{
    private const double R = NetworkLayout.Radius;

    /// <summary>Returns the path of a connection, as SVG writes paths.</summary>
    /// <param name="layout">Where the nodes stand.</param>
    /// <param name="number">The connection's number.</param>
    /// <param name="edge">The connection.</param>
    public static string Of(NetworkLayout layout, int number, GraphEdge edge)
    {
        (double x1, double y1) = (layout.X[edge.Source], layout.Y[edge.Source]);
        (double x2, double y2) = (layout.X[edge.Target], layout.Y[edge.Target]);
        if (edge.Source == edge.Target)
        {
            return Start(x1 + (0.6 * R), y1 - (0.8 * R)) + Curve(x1 + (1.7 * R), y1 - (2.6 * R), x1 - (1.7 * R), y1 - (2.6 * R), x1 - (0.6 * R), y1 - (0.8 * R));
        }

        if (layout.ArcHeight.TryGetValue(number, out double height))
        {
            return Arc(x1, y1, x2, y2, height);
        }

        return edge.IsRecurrent
            ? Start(x1 + (0.9 * R), y1) + Curve(x1 + (3 * R), y1, x2 + (3 * R), y2, x2 + R + 4, y2)
            : Forward([.. layout.PointsOf(number)]);
    }

    /// <summary>From column to column, level at each, so that a line stays in the room that it has there.</summary>
    private static string Forward((double X, double Y)[] points)
    {
        var path = new StringBuilder(Start(points[0].X + R, points[0].Y));
        for (int i = 1; i < points.Length; i++)
        {
            double from = points[i - 1].X + (i == 1 ? R : 0);
            double to = points[i].X - (i == points.Length - 1 ? R : 0);
            double reach = (to - from) * 0.45;
            path.Append(Curve(from + reach, points[i - 1].Y, to - reach, points[i].Y, to, points[i].Y));
        }

        return path.ToString();
    }

    /// <summary>Back over or under all nodes between.</summary>
    private static string Arc(double x1, double y1, double x2, double y2, double height)
    {
        double side = height < Math.Min(y1, y2) ? -0.8 * R : 0.8 * R;
        double middle = (x1 + x2) / 2;
        return Start(x1 + (0.6 * R), y1 + side)
            + Curve(x1 + (2.6 * R), height, x1 + R, height, middle, height)
            + Curve(x2 - R, height, x2 - (2.6 * R), height, x2 - (0.6 * R) - 2, y2 + side + (side < 0 ? -3 : 3));
    }

    private static string Start(double x, double y) => $"M{Text(x)} {Text(y)}";

    private static string Curve(double x1, double y1, double x2, double y2, double x, double y) =>
        $"C{Text(x1)} {Text(y1)} {Text(x2)} {Text(y2)} {Text(x)} {Text(y)}";

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
