namespace Evolution.Gpu.Faults;

/// <summary>A device is there but cannot be used.</summary>
/// <param name="message">Which one, and what its driver said.</param>
/// <param name="innerException">What was thrown.</param>
public sealed class DeviceUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);
