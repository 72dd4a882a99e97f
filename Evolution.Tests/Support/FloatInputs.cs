namespace Evolution.Tests.Support;

/// <summary>Fixed inputs for functions of one float, and the bits by which results are compared.</summary>
internal static class FloatInputs
{
    private const uint CanonicalNaN = 0x7FC00000;

    /// <summary>Values at which formulas change their form: zeros, infinities, NaN, subnormal and huge numbers, range limits.</summary>
    public static readonly float[] Specials =
    [
        0f, -0f, 1f, -1f, 0.5f, -0.5f, float.NaN, float.PositiveInfinity, float.NegativeInfinity,
        float.MaxValue, float.MinValue, float.Epsilon, -float.Epsilon, 1.17549435e-38f, -1.17549435e-38f, 1e-40f, -1e-40f,
        MathF.PI, -MathF.PI, MathF.PI / 2f, -MathF.PI / 2f, 88.72f, 88.73f, -86.9f, -87f, -88.73f, 9.02f, -9.02f,
        1e7f, -1e7f, 3e19f, -3e19f, 0.41421354f, 0.41421357f, 1.4142135f, 1.4142137f, 12582912f, -12582912f,
    ];

    /// <summary>
    /// <see cref="Specials"/>, then bit patterns over every sign and exponent, then an even grid on [-12, 12): a multiple of 16 in all.
    /// </summary>
    public static float[] Grid()
    {
        var grid = new List<float>(Specials);
        for (uint i = 0; i < 8192; i++)
        {
            grid.Add(BitConverter.UInt32BitsToSingle((i << 19) | (i * 40503 & 0x7FFFF)));
        }

        for (int i = -6144; i < 6144; i++)
        {
            grid.Add(i / 512f);
        }

        while (grid.Count % 16 != 0)
        {
            grid.Add(0f);
        }

        return [.. grid];
    }

    /// <summary>Floats of an interval of positive numbers, <paramref name="step"/> bit patterns apart.</summary>
    public static IEnumerable<float> Between(float low, float high, uint step)
    {
        uint last = BitConverter.SingleToUInt32Bits(high);
        for (uint bits = BitConverter.SingleToUInt32Bits(low); bits <= last; bits += step)
        {
            yield return BitConverter.UInt32BitsToSingle(bits);
        }
    }

    /// <summary>Bits of a result, all NaN alike: IEEE 754 leaves the sign and payload of a computed NaN open.</summary>
    public static uint Bits(float value) => float.IsNaN(value) ? CanonicalNaN : BitConverter.SingleToUInt32Bits(value);

    /// <summary>Distance from <paramref name="exact"/> in units of the last place of a float of that size.</summary>
    public static double UlpError(float actual, double exact)
    {
        int exponent = Math.Max(Math.ILogB(exact), -126);
        return Math.Abs(actual - exact) / Math.ScaleB(1, exponent - 23);
    }
}
