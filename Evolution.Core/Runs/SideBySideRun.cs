namespace Evolution.Core.Runs;

/// <summary>One of several runs that go on together.</summary>
/// <param name="Number">Its number, at least 0: its seed is the first seed plus this.</param>
/// <param name="Observer">Is told of its generations, or null.</param>
/// <param name="State">What it continues from, or null.</param>
public readonly record struct SideBySideRun(int Number, IRunObserver? Observer = null, RunState? State = null);
