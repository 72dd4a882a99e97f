using System.Globalization;

namespace Evolution.Core.Configuration;

/// <summary>Reads numbers of the types that options have.</summary>
internal static class NumberBinder
{
    // Past this every double is whole, and a decimal may not hold it.
    private const double SurelyWhole = 1e20;

    private static readonly Dictionary<Type, (decimal Minimum, decimal Maximum)> WholeTypes = new()
    {
        [typeof(int)] = (int.MinValue, int.MaxValue),
        [typeof(uint)] = (uint.MinValue, uint.MaxValue),
        [typeof(long)] = (long.MinValue, long.MaxValue),
        [typeof(ulong)] = (ulong.MinValue, ulong.MaxValue),
    };

    /// <summary>Returns whether a type is one of whole numbers.</summary>
    public static bool IsWhole(Type type) => WholeTypes.ContainsKey(type);

    /// <summary>Returns whether a type is one of numbers.</summary>
    public static bool IsNumber(Type type) => IsWhole(type) || type == typeof(float) || type == typeof(double);

    /// <summary>Reads a number.</summary>
    /// <param name="text">The text of a JSON number.</param>
    /// <param name="type">One of the types of numbers.</param>
    /// <param name="range">The range, or null where any number of the type will do.</param>
    /// <param name="complaint">What is wrong, where null is returned.</param>
    public static object? Read(string text, Type type, OptionRange? range, out string complaint)
    {
        double number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(number))
        {
            complaint = "is not a finite number";
            return null;
        }

        return IsWhole(type) ? ReadWhole(text, number, type, range, out complaint) : ReadReal(text, number, type, range, out complaint);
    }

    /// <summary>Returns the number that the shortest text of a value stands for: 0.8 of 0.8f, which lies a little above it.</summary>
    /// <remarks>So that a bound of 0.8 contains it.</remarks>
    public static double Widen(object value) => value is float single
        ? double.Parse(single.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static object? ReadWhole(string text, double number, Type type, OptionRange? range, out string complaint)
    {
        bool fits = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal exact);
        if (fits ? exact != decimal.Truncate(exact) || number != Math.Truncate(number) : Math.Abs(number) < SurelyWhole)
        {
            complaint = "is not a whole number";
            return null;
        }

        (decimal minimum, decimal maximum) = WholeTypes[type];
        if (!(range?.Contains(number) ?? true) || !fits || exact < minimum || exact > maximum)
        {
            complaint = $"is outside {range?.ToString() ?? string.Create(CultureInfo.InvariantCulture, $"{minimum} to {maximum}")}";
            return null;
        }

        complaint = string.Empty;
        return Convert.ChangeType(exact, type, CultureInfo.InvariantCulture);
    }

    private static object? ReadReal(string text, double number, Type type, OptionRange? range, out string complaint)
    {
        // Parsed from the text, not from the double: rounding twice could miss the nearest float.
        object value = type == typeof(float) ? (object)float.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : number;
        bool overflows = value is float single && !float.IsFinite(single);
        OptionRange bounds = range ?? new OptionRange(float.MinValue, float.MaxValue);
        if (overflows || (range is not null && !bounds.Contains(Widen(value))))
        {
            complaint = $"is outside {bounds}";
            return null;
        }

        complaint = string.Empty;
        return value;
    }
}
