using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Evolution.Core.Configuration;

/// <summary>The numbers that an option may have.</summary>
/// <param name="Minimum">The lower bound.</param>
/// <param name="Maximum">The upper bound.</param>
/// <param name="MinimumIsExclusive">Whether the lower bound itself is outside.</param>
/// <param name="MaximumIsExclusive">Whether the upper bound itself is outside.</param>
public sealed record OptionRange(double Minimum, double Maximum, bool MinimumIsExclusive = false, bool MaximumIsExclusive = false)
{
    /// <summary>Returns the range that an attribute declares.</summary>
    /// <param name="attribute">The attribute.</param>
    public static OptionRange From(RangeAttribute attribute)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        return new OptionRange(
            Convert.ToDouble(attribute.Minimum, CultureInfo.InvariantCulture),
            Convert.ToDouble(attribute.Maximum, CultureInfo.InvariantCulture),
            attribute.MinimumIsExclusive,
            attribute.MaximumIsExclusive);
    }

    /// <summary>Returns whether a number lies within; NaN does not.</summary>
    /// <param name="value">The number.</param>
    public bool Contains(double value) =>
        (MinimumIsExclusive ? value > Minimum : value >= Minimum) && (MaximumIsExclusive ? value < Maximum : value <= Maximum);

    /// <summary>Returns the bounds, such as <c>0 (exclusive) to 1000000</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Minimum}{(MinimumIsExclusive ? " (exclusive)" : "")} to {Maximum}{(MaximumIsExclusive ? " (exclusive)" : "")}");
}
