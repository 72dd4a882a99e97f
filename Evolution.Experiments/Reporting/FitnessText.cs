using System.Globalization;

namespace Evolution.Experiments.Reporting;

/// <summary>A fitness in words for people.</summary>
internal static class FitnessText
{
    /// <summary>Returns the number, or that there is none.</summary>
    /// <param name="fitness">The fitness; null, infinite or NaN where a task gave nothing that could be ranked.</param>
    /// <param name="format">How a number is written.</param>
    public static string Of(float? fitness, string format = "G9") =>
        fitness is { } number && float.IsFinite(number) ? number.ToString(format, CultureInfo.InvariantCulture) : "not finite";
}
