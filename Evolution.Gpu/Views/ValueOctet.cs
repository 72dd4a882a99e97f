namespace Evolution.Gpu.Views;

/// <summary>The values of eight edges' sources, which may still be under way.</summary>
public struct ValueOctet
{
    /// <summary>The first value.</summary>
    public float A;

    /// <summary>The second value.</summary>
    public float B;

    /// <summary>The third value.</summary>
    public float C;

    /// <summary>The fourth value.</summary>
    public float D;

    /// <summary>The fifth value.</summary>
    public float E;

    /// <summary>The sixth value.</summary>
    public float F;

    /// <summary>The seventh value.</summary>
    public float G;

    /// <summary>The eighth value.</summary>
    public float H;
}
