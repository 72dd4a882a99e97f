namespace Evolution.Gpu.Faults;

/// <summary>A device has too little memory, even for a population cut into parts.</summary>
/// <param name="message">What was needed, and what there is.</param>
/// <param name="innerException">What the driver said, or null.</param>
public sealed class DeviceMemoryException(string message, Exception? innerException = null) : Exception(message, innerException);
