namespace Evolution.Gpu;

/// <summary>Devices of a backend that share a population.</summary>
/// <param name="Backend"><c>cuda</c> or <c>opencl</c>.</param>
/// <param name="Indices">Their positions among those of the backend, one at least.</param>
public readonly record struct DeviceChoice(string Backend, IReadOnlyList<int> Indices);
