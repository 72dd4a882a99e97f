using System.Diagnostics;
using MathNet.Numerics.Statistics;

namespace Evolution.Experiments.Benchmarks;

/// <summary>Milliseconds of several repeats.</summary>
/// <param name="Median">The figure to quote.</param>
/// <param name="Minimum">The fastest.</param>
/// <param name="Maximum">The slowest; far from the median, the machine was disturbed.</param>
internal readonly record struct Timing(double Median, double Minimum, double Maximum)
{
    /// <summary>Runs an action several times, after as many uncounted runs as compilation needs.</summary>
    public static Timing Of(Action action, int repeats)
    {
        const int WarmUps = 40;
        for (int i = 0; i < WarmUps; i++)
        {
            action();
        }

        double[] milliseconds = new double[repeats];
        foreach (ref double one in milliseconds.AsSpan())
        {
            long began = Stopwatch.GetTimestamp();
            action();
            one = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        return From(milliseconds);
    }

    /// <summary>Summarizes measured milliseconds.</summary>
    public static Timing From(IReadOnlyList<double> milliseconds) =>
        new(milliseconds.Median(), milliseconds.Min(), milliseconds.Max());
}
