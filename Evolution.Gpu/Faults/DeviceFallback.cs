namespace Evolution.Gpu.Faults;

/// <summary>That a device failed, and where the run went on without it.</summary>
/// <param name="Seed">The seed of the run in which it failed.</param>
/// <param name="Generation">The generation that was evaluated again, counted from 0.</param>
/// <param name="Backend">The backend that failed.</param>
/// <param name="Device">The device that failed.</param>
/// <param name="Reason">What it, or its driver, said.</param>
public sealed record DeviceFallback(ulong Seed, int Generation, string Backend, string Device, string Reason);
