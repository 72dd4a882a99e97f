using System.Globalization;

namespace Evolution.Experiments.Reporting.Charts;

/// <summary>An axis: which values lie where along it, and which are written beside it.</summary>
internal sealed class AxisScale
{
    private const int WantedTicks = 5;
    private const double LargestRatio = 1e10;

    private readonly double _least;
    private readonly double _most;
    private readonly bool _isLogarithmic;

    private AxisScale(double least, double most, bool isLogarithmic, IReadOnlyList<double> ticks)
    {
        (_least, _most, _isLogarithmic) = (least, most, isLogarithmic);
        Ticks = ticks;
    }

    /// <summary>Gets the values that are written beside the axis, ascending.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>Makes an axis for values, its ends at round numbers; logarithmic where all are positive and the largest is a hundred to ten thousand million times the least.</summary>
    /// <param name="values">The values; those not finite are left out.</param>
    public static AxisScale For(IEnumerable<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite).DefaultIfEmpty(0)];
        (double least, double most) = (finite.Min(), finite.Max());
        if (least > 0 && most / least is > 100 and < LargestRatio)
        {
            int first = (int)Math.Floor(Math.Log10(least));
            int last = (int)Math.Ceiling(Math.Log10(most));
            double[] powers = [.. Enumerable.Range(first, last - first + 1).Select(power => Math.Pow(10, power))];
            return new AxisScale(powers[0], powers[^1], isLogarithmic: true, powers);
        }

        if (least == most)
        {
            double around = Math.Max(1, Math.Abs(most) * 0.1);
            (least, most) = (least - around, most + around);
        }

        double step = RoundStep((most - least) / WantedTicks);
        long from = (long)Math.Floor(least / step);
        long to = (long)Math.Ceiling(most / step);
        double[] ticks = [.. Enumerable.Range(0, (int)(to - from + 1)).Select(number => (from + number) * step)];
        return new AxisScale(ticks[0], ticks[^1], isLogarithmic: false, ticks);
    }

    /// <summary>Makes an axis from 0 to a value.</summary>
    public static AxisScale FromZero(double most) => For([0, most]);

    /// <summary>Makes an axis of whole numbers that begins and ends exactly with two of them.</summary>
    public static AxisScale Whole(int first, int last)
    {
        if (first == last)
        {
            return new AxisScale(first - 0.5, last + 0.5, isLogarithmic: false, [first]);
        }

        int step = (int)Math.Max(1, RoundStep((last - first) / (2.0 * WantedTicks)));
        int start = (int)Math.Ceiling(first / (double)step);
        return new AxisScale(first, last, isLogarithmic: false, [.. Enumerable.Range(start, (last / step) - start + 1).Select(number => (double)number * step)]);
    }

    /// <summary>Returns how far along the axis a value lies, from 0 to 1.</summary>
    public double ShareOf(double value) => _isLogarithmic
        ? Math.Log10(Math.Max(value, _least) / _least) / Math.Log10(_most / _least)
        : (value - _least) / (_most - _least);

    /// <summary>Returns a value as it is written beside the axis.</summary>
    public string TextOf(double tick)
    {
        bool isOrdinary = tick == 0 || Math.Abs(tick) is >= 1e-4 and < 1e9;
        double step = Ticks.Count > 1 && !_isLogarithmic ? Ticks[1] - Ticks[0] : Math.Abs(tick);
        return isOrdinary
            ? Math.Round(tick, Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Max(step, 1e-9))), 0, 12)).ToString("#,0.######", CultureInfo.InvariantCulture)
            : tick.ToString("0.##e0", CultureInfo.InvariantCulture);
    }

    /// <summary>Returns the least of 1, 2 and 5 times a power of ten that is not below a length.</summary>
    private static double RoundStep(double length)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(length)));
        double digits = length / power;
        return (digits <= 1 ? 1 : digits <= 2 ? 2 : digits <= 5 ? 5 : 10) * power;
    }
}
