using System.Globalization;

namespace Evolution.Experiments.Studies;

/// <summary>One figure beside what it has to keep.</summary>
/// <param name="Figure">What was measured.</param>
/// <param name="Measured">Its value; null where there is none, which keeps nothing.</param>
internal sealed record Check(string Figure, double? Measured)
{
    /// <summary>Gets the least value allowed; null for none.</summary>
    public double? Least { get; init; }

    /// <summary>Gets a value that it has to exceed; null for none.</summary>
    public double? Above { get; init; }

    /// <summary>Gets the greatest value allowed; null for none.</summary>
    public double? Most { get; init; }

    /// <summary>Gets whether the value keeps that.</summary>
    public bool Holds =>
        Measured is { } value && !(value < Least) && !(value <= Above) && !(value > Most);

    /// <summary>Says it in words.</summary>
    public override string ToString()
    {
        string asked = (Least, Above, Most) switch
        {
            ({ } least, _, { } most) => $"{Text(least)} to {Text(most)}",
            ({ } least, _, _) => $"at least {Text(least)}",
            (_, { } above, _) => $"above {Text(above)}",
            (_, _, { } most) => $"at most {Text(most)}",
            _ => "anything",
        };
        return $"{Figure} {(Measured is { } value ? Text(value) : "none")} ({asked}{(Holds ? string.Empty : ": missed")})";
    }

    private static string Text(double value) => value.ToString(Math.Abs(value) >= 100 ? "N0" : "0.##", CultureInfo.InvariantCulture);
}
