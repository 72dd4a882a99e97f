namespace Evolution.Experiments.Reporting.Charts;

/// <summary>A curve of a chart.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Colour">Its colour, as SVG writes colours.</param>
/// <param name="Thickness">Its thickness, in pixels.</param>
/// <param name="Points">Generations and values, by generation.</param>
internal sealed record ChartCurve(string Name, string Colour, double Thickness, IReadOnlyList<(double X, double Y)> Points);
