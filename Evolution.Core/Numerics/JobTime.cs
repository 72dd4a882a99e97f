namespace Evolution.Core.Numerics;

/// <summary>What a kind of job cost.</summary>
/// <param name="Runs">How often it was run.</param>
/// <param name="Items">The items of all runs.</param>
/// <param name="Milliseconds">The wall time of all runs, on the calling thread.</param>
/// <param name="BusyMilliseconds">The time that workers spent on its items, all workers together.</param>
public readonly record struct JobTime(long Runs, long Items, double Milliseconds, double BusyMilliseconds);
