namespace Evolution.Core.Numerics;

/// <summary>Two floats that a kernel's thread computes side by side: each has the bits of a <see cref="Float1"/>.</summary>
/// <param name="first">The first lane.</param>
/// <param name="second">The second lane.</param>
public readonly struct Float2(Float1 first, Float1 second) : IThreadVector<Float2>
{
    private readonly Float1 _first = first;
    private readonly Float1 _second = second;

    /// <inheritdoc/>
    public static int Width => 2;

    /// <inheritdoc/>
    public float First => _first.Value;

    /// <inheritdoc/>
    public float Second => _second.Value;

    /// <inheritdoc/>
    public static Float2 Of(float first, float second) => new(new Float1(first), new Float1(second));

    /// <inheritdoc/>
    public static Float2 Broadcast(float value) => Of(value, value);

    /// <inheritdoc/>
    public static Float2 Load(ref readonly float source, nint offset) => new(Float1.Load(in source, offset), Float1.Load(in source, offset + 1));

    /// <inheritdoc/>
    public static void Store(Float2 value, ref float destination, nint offset)
    {
        Float1.Store(value._first, ref destination, offset);
        Float1.Store(value._second, ref destination, offset + 1);
    }

    /// <inheritdoc/>
    public static Float2 Abs(Float2 value) => new(Float1.Abs(value._first), Float1.Abs(value._second));

    /// <inheritdoc/>
    public static Float2 SelectGreater(Float2 left, Float2 right, Float2 whenGreater, Float2 otherwise) => new(
        Float1.SelectGreater(left._first, right._first, whenGreater._first, otherwise._first),
        Float1.SelectGreater(left._second, right._second, whenGreater._second, otherwise._second));

    /// <inheritdoc/>
    public static Float2 SelectLess(Float2 left, Float2 right, Float2 whenLess, Float2 otherwise) => new(
        Float1.SelectLess(left._first, right._first, whenLess._first, otherwise._first),
        Float1.SelectLess(left._second, right._second, whenLess._second, otherwise._second));

    /// <inheritdoc/>
    public static Float2 MultiplyAdd(Float2 left, Float2 right, Float2 addend) => new(
        Float1.MultiplyAdd(left._first, right._first, addend._first),
        Float1.MultiplyAdd(left._second, right._second, addend._second));

    /// <inheritdoc/>
    public static Float2 MultiplyAdd(Float2 left, ref readonly float right, nint offset, Float2 addend) => MultiplyAdd(left, Load(in right, offset), addend);

    /// <inheritdoc/>
    public static Float2 Limit(Float2 value, Float2 bound) =>
        new(Float1.Limit(value._first, bound._first), Float1.Limit(value._second, bound._second));

    /// <inheritdoc/>
    public static Float2 BitsMinus(int bits, Float2 value) => new(Float1.BitsMinus(bits, value._first), Float1.BitsMinus(bits, value._second));

    /// <inheritdoc/>
    public static Float2 PowerOfTwo(Float2 shifted) => new(Float1.PowerOfTwo(shifted._first), Float1.PowerOfTwo(shifted._second));

    /// <inheritdoc/>
    public static Float2 Exponent(Float2 value) => new(Float1.Exponent(value._first), Float1.Exponent(value._second));

    /// <inheritdoc/>
    public static Float2 Mantissa(Float2 value) => new(Float1.Mantissa(value._first), Float1.Mantissa(value._second));

    /// <inheritdoc/>
    public static Float2 operator +(Float2 left, Float2 right) => new(left._first + right._first, left._second + right._second);

    /// <inheritdoc/>
    public static Float2 operator -(Float2 left, Float2 right) => new(left._first - right._first, left._second - right._second);

    /// <inheritdoc/>
    public static Float2 operator *(Float2 left, Float2 right) => new(left._first * right._first, left._second * right._second);

    /// <inheritdoc/>
    public static Float2 operator /(Float2 left, Float2 right) => new(left._first / right._first, left._second / right._second);

    /// <inheritdoc/>
    public static Float2 operator -(Float2 value) => new(-value._first, -value._second);
}
