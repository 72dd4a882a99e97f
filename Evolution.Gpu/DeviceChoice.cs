namespace Evolution.Gpu;

/// <summary>The first devices of a backend.</summary>
/// <param name="Backend"><c>cuda</c> or <c>opencl</c>.</param>
/// <param name="Count">How many share a population, at least 1.</param>
public readonly record struct DeviceChoice(string Backend, int Count);
