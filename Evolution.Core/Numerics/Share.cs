using System.Globalization;

namespace Evolution.Core.Numerics;

/// <summary>A share of a number of things, taken as the decimal that a config writes: 0.3 of 90 is 27 exactly.</summary>
/// <remarks>The float nearest to 0.3 lies above it, so that its product with a count can lie above a whole number, and rounded up count one too many.</remarks>
public readonly record struct Share
{
    private readonly decimal _value;

    private Share(decimal value) => _value = value;

    /// <summary>Returns the share that the shortest text of a number stands for.</summary>
    /// <param name="value">The number. Range: 0 to 1; below 1e-28 it counts as 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside the range.</exception>
    public static Share Of(float value) => Of(value, value.ToString("R", CultureInfo.InvariantCulture));

    /// <inheritdoc cref="Of(float)"/>
    public static Share Of(double value) => Of(value, value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Returns the share of a count, rounded up.</summary>
    /// <param name="count">The count, at least 0.</param>
    public int RoundedUp(int count) => (int)decimal.Ceiling(_value * count);

    /// <summary>Returns the share of a count, rounded down.</summary>
    /// <param name="count">The count, at least 0.</param>
    public int RoundedDown(int count) => (int)decimal.Floor(_value * count);

    private static Share Of(double value, string text) => value is >= 0 and <= 1
        ? new Share(decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture))
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A share is 0 to 1.");
}
