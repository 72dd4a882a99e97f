using System.Globalization;

namespace Evolution.Experiments.Reporting;

/// <summary>Where runs that go on together stand.</summary>
/// <param name="Generation">The generation, counted from 0.</param>
/// <param name="Running">Runs that go on.</param>
/// <param name="Ended">Runs that have ended.</param>
/// <param name="Solved">Those of them that solved the task.</param>
/// <param name="Runs">All runs.</param>
/// <param name="Seconds">Seconds since these runs began.</param>
internal readonly record struct RunsReport(int Generation, int Running, int Ended, int Solved, int Runs, double Seconds)
{
    /// <summary>Says it in a line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"generation {Generation}: {Running} runs go on, {Ended} of {Runs} have ended, {Solved} solved, {Seconds:F1} s");
}
