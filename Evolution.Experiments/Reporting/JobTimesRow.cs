namespace Evolution.Experiments.Reporting;

/// <summary>One line of <c>run --job-times</c>: what a kind of job costs a generation, all its runs together.</summary>
/// <param name="Job">The job.</param>
/// <param name="Runs">How often it is run.</param>
/// <param name="Items">The items of all runs.</param>
/// <param name="Milliseconds">Wall time.</param>
/// <param name="BusyMilliseconds">The time of all threads on its items.</param>
internal sealed record JobTimesRow(string Job, double Runs, double Items, double Milliseconds, double BusyMilliseconds);
