using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Evolution.Experiments.Studies;

/// <summary>What there is to say of several values of one figure.</summary>
/// <param name="Mean">Their mean.</param>
/// <param name="StandardDeviation">Their sample standard deviation; null of one value.</param>
/// <param name="Median">Their median.</param>
/// <param name="Minimum">The least of them.</param>
/// <param name="Maximum">The greatest of them.</param>
/// <param name="ConfidenceLow">The lower end of the 95 % confidence interval of the mean, by Student's t distribution; null of one value.</param>
/// <param name="ConfidenceHigh">Its upper end.</param>
internal sealed record Sample(
    double Mean, double? StandardDeviation, double Median, double Minimum, double Maximum, double? ConfidenceLow, double? ConfidenceHigh)
{
    private const double UpperQuantile = 0.975;

    /// <summary>Sums up values; null of none.</summary>
    public static Sample? Of(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0)
        {
            return null;
        }

        // The sum of whole numbers is exact, which a running mean is not.
        (double mean, double median) = (values.Average(), values.Median());
        if (values.Count == 1)
        {
            return new Sample(mean, null, median, mean, mean, null, null);
        }

        double deviation = values.StandardDeviation();
        double half = StudentT.InvCDF(0, 1, values.Count - 1, UpperQuantile) * deviation / Math.Sqrt(values.Count);
        return new Sample(mean, deviation, median, values.Min(), values.Max(), mean - half, mean + half);
    }
}
