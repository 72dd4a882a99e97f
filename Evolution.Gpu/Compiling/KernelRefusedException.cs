namespace Evolution.Gpu.Compiling;

/// <summary>A task's code cannot become a kernel, or a driver does not load it.</summary>
/// <param name="message">Every construct that is refused, with its place and what to write instead.</param>
/// <param name="innerException">What the compiler or the driver said, or null.</param>
public sealed class KernelRefusedException(string message, Exception? innerException = null) : Exception(message, innerException);
