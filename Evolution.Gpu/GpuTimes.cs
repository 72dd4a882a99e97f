namespace Evolution.Gpu;

/// <summary>Where the time of one evaluation went, in milliseconds.</summary>
/// <param name="Upload">Copying networks to the device.</param>
/// <param name="Kernel">Evaluating them.</param>
/// <param name="Download">Copying fitness to the host and noting it by genome.</param>
public readonly record struct GpuTimes(double Upload, double Kernel, double Download);
