namespace Evolution.Core.Numerics;

/// <summary>Elementary functions from + - * / and bit casts only.</summary>
public static class PortableMath
{
    /// <summary>Natural logarithm.</summary>
    public static float Log(float x) => MathF.Log(x);

    /// <summary>Cosine.</summary>
    public static float Cos(float x) => MathF.Cos(x);
}
