namespace Evolution.Gpu.Views;

/// <summary>Two edges next to each other, 16 bytes that are copied together.</summary>
public struct EdgePair
{
    /// <summary>The edge of even number.</summary>
    public ulong Even;

    /// <summary>The one after.</summary>
    public ulong Odd;
}
