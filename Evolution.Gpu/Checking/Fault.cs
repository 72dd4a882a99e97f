namespace Evolution.Gpu.Checking;

/// <summary>What no kernel takes, without its place.</summary>
/// <param name="Construct">What it is.</param>
/// <param name="Hint">What to write instead.</param>
/// <param name="IsCertain">See <see cref="KernelFinding.IsCertain"/>.</param>
internal readonly record struct Fault(string Construct, string Hint, bool IsCertain);
