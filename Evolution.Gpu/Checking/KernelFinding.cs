namespace Evolution.Gpu.Checking;

/// <summary>A construct of a task's code that no kernel takes.</summary>
/// <param name="Place">Where it is: <c>File.cs:12 (Type.Method)</c>, or only the method where its symbols are not at hand.</param>
/// <param name="Construct">What it is.</param>
/// <param name="Hint">What to write instead.</param>
/// <param name="IsCertain">
/// Whether it is wrong even where it compiles: a function that the device lacks, or one with other bits than the host's. The
/// rest is only told once the compiler has refused the kernel, because a part of it may be optimised away.
/// </param>
public sealed record KernelFinding(string Place, string Construct, string Hint, bool IsCertain)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Place}: {Construct}; {Hint}";
}
