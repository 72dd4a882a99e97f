namespace Evolution.Gpu;

/// <summary>Where the time of one evaluation went, in milliseconds.</summary>
/// <param name="Upload">Copying networks to the device, and all else that comes before or beside evaluating them.</param>
/// <param name="Kernel">Evaluating them; for networks too large for a lane, by the clock of a CUDA device.</param>
/// <param name="Download">Copying fitness to the host and noting it by genome.</param>
public readonly record struct GpuTimes(double Upload, double Kernel, double Download);
