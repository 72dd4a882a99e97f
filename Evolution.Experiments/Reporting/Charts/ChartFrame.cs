using System.Globalization;
using System.Xml.Linq;

namespace Evolution.Experiments.Reporting.Charts;

/// <summary>A chart over the generations as SVG: title, legend, axes and grid, and where in it values lie. What is drawn in it is added to it.</summary>
internal sealed class ChartFrame
{
    /// <summary>The width of a chart, in pixels.</summary>
    public const int Width = 900;

    private const int Height = 340;
    private const int Left = 70;
    private const int Right = 20;
    private const int Top = 44;
    private const int Bottom = 46;
    private const string Ink = "#333333";
    private const double LetterWidth = 6.6;

    private readonly XElement _root;
    private readonly AxisScale _x;
    private readonly AxisScale _y;

    /// <summary>Makes an empty chart.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="x">The generations.</param>
    /// <param name="y">The values.</param>
    /// <param name="unit">What the values are.</param>
    public ChartFrame(string title, AxisScale x, AxisScale y, string unit)
    {
        (_x, _y) = (x, y);
        _root = Element(
            "svg",
            ("viewBox", $"0 0 {Width} {Height}"),
            ("width", $"{Width}"),
            ("height", $"{Height}"),
            ("font-family", "sans-serif"),
            ("font-size", "12"),
            ("fill", Ink));
        Add(Element("title"), title);
        Add(Element("rect", ("width", "100%"), ("height", "100%"), ("fill", "white")));
        Add(Element("text", ("x", $"{Left}"), ("y", "22"), ("font-size", "15"), ("font-weight", "bold")), title);
        foreach (double tick in y.Ticks)
        {
            string height = Text(Y(tick));
            Add(Element("line", ("x1", $"{Left}"), ("x2", $"{Width - Right}"), ("y1", height), ("y2", height), ("stroke", "#e4e4e4")));
            Add(Element("text", ("x", $"{Left - 8}"), ("y", Text(Y(tick) + 4)), ("text-anchor", "end")), y.TextOf(tick));
        }

        foreach (double tick in x.Ticks)
        {
            string place = Text(X(tick));
            Add(Element("line", ("x1", place), ("x2", place), ("y1", $"{Height - Bottom}"), ("y2", $"{Height - Bottom + 5}"), ("stroke", Ink)));
            Add(Element("text", ("x", place), ("y", $"{Height - Bottom + 18}"), ("text-anchor", "middle")), x.TextOf(tick));
        }

        Add(Element("line", ("x1", $"{Left}"), ("x2", $"{Width - Right}"), ("y1", $"{Height - Bottom}"), ("y2", $"{Height - Bottom}"), ("stroke", Ink)));
        Add(Element("text", ("x", $"{(Left + Width - Right) / 2}"), ("y", $"{Height - 8}"), ("text-anchor", "middle")), "generation");
        Add(Element("text", ("transform", $"translate(16 {(Top + Height - Bottom) / 2}) rotate(-90)"), ("text-anchor", "middle")), unit);
    }

    /// <summary>Returns the height that one unit of the values takes at the bottom of a linear axis, in pixels.</summary>
    public double HeightOf(double value) => Y(0) - Y(value);

    /// <summary>Returns where a generation lies from the left.</summary>
    public double X(double generation) => Left + (_x.ShareOf(generation) * (Width - Left - Right));

    /// <summary>Returns where a value lies from the top.</summary>
    public double Y(double value) => Height - Bottom - (_y.ShareOf(value) * (Height - Top - Bottom));

    /// <summary>Returns the place nearest to one from the left at which something of a width to either side is within the chart.</summary>
    public static double Within(double x, double width) => Math.Clamp(x, Left + width, Width - Right - width);

    /// <summary>Draws curves, with a legend; a curve is broken where a value is not finite, and a lone point is a dot.</summary>
    public ChartFrame WithCurves(params ChartCurve[] curves)
    {
        double place = Width - Right;
        foreach (ChartCurve curve in curves.Reverse())
        {
            place -= (curve.Name.Length * LetterWidth) + 40;
            Add(Element("line", ("x1", Text(place)), ("x2", Text(place + 22)), ("y1", "18"), ("y2", "18"), ("stroke", curve.Colour), ("stroke-width", Text(curve.Thickness))));
            Add(Element("text", ("x", Text(place + 28)), ("y", "22")), curve.Name);
        }

        foreach (ChartCurve curve in curves)
        {
            Draw(curve);
        }

        return this;
    }

    /// <summary>Draws a filled shape, its points from the left along the top and back along the bottom.</summary>
    public void AddArea(IEnumerable<(double X, double Y)> points, string colour, string tooltip)
    {
        XElement area = Element(
            "polygon",
            ("points", string.Join(' ', points.Select(point => $"{Text(point.X)},{Text(point.Y)}"))),
            ("fill", colour),
            ("stroke", "white"),
            ("stroke-width", "0.5"));
        area.Add(new XElement(area.Name.Namespace + "title", tooltip));
        Add(area);
    }

    /// <summary>Writes a word into the chart, centred.</summary>
    public void AddWord(double x, double y, string word) =>
        Add(Element("text", ("x", Text(x)), ("y", Text(y + 4)), ("text-anchor", "middle"), ("font-size", "11")), word);

    /// <summary>Returns the chart as SVG.</summary>
    public string Write() => _root.ToString();

    private void Draw(ChartCurve curve)
    {
        List<List<(double X, double Y)>> pieces = [[]];
        foreach ((double x, double y) in curve.Points)
        {
            if (double.IsFinite(y))
            {
                pieces[^1].Add((X(x), Y(y)));
            }
            else
            {
                pieces.Add([]);
            }
        }

        foreach (List<(double X, double Y)> piece in pieces)
        {
            if (piece.Count == 1)
            {
                Add(Element("circle", ("cx", Text(piece[0].X)), ("cy", Text(piece[0].Y)), ("r", "3"), ("fill", curve.Colour)));
            }
            else if (piece.Count > 1)
            {
                string points = string.Join(' ', piece.Select(point => $"{Text(point.X)},{Text(point.Y)}"));
                Add(Element(
                    "polyline",
                    ("points", points),
                    ("fill", "none"),
                    ("stroke", curve.Colour),
                    ("stroke-width", Text(curve.Thickness)),
                    ("stroke-linejoin", "round")));
            }
        }
    }

    private void Add(XElement element, string? text = null)
    {
        if (text is not null)
        {
            element.Value = text;
        }

        _root.Add(element);
    }

    private static XElement Element(string name, params (string Name, string Value)[] attributes) =>
        new(XNamespace.Get("http://www.w3.org/2000/svg") + name, attributes.Select(attribute => new XAttribute(attribute.Name, attribute.Value)));

    private static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
