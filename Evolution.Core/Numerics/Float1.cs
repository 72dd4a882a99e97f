using System.Runtime.CompilerServices;

namespace Evolution.Core.Numerics;

/// <summary>One float as a vector of one lane: the scalar form of everything generic over <see cref="IFloatVector{TSelf}"/>.</summary>
/// <param name="value">The lane.</param>
public readonly struct Float1(float value) : IThreadVector<Float1>
{
    /// <summary>The lane.</summary>
    public readonly float Value = value;

    /// <inheritdoc/>
    public static int Width => 1;

    /// <inheritdoc/>
    public float First => Value;

    /// <inheritdoc/>
    public float Second => Value;

    /// <inheritdoc/>
    public static Float1 Of(float first, float second) => new(first);

    /// <inheritdoc/>
    public static Float1 Broadcast(float value) => new(value);

    /// <inheritdoc/>
    public static Float1 Load(ref readonly float source, nint offset) => new(Unsafe.Add(ref Unsafe.AsRef(in source), offset));

    /// <inheritdoc/>
    public static void Store(Float1 value, ref float destination, nint offset) => Unsafe.Add(ref destination, offset) = value.Value;

    /// <inheritdoc/>
    public static Float1 Abs(Float1 value) => new(MathF.Abs(value.Value));

    /// <inheritdoc/>
    public static Float1 SelectGreater(Float1 left, Float1 right, Float1 whenGreater, Float1 otherwise) =>
        left.Value > right.Value ? whenGreater : otherwise;

    /// <inheritdoc/>
    public static Float1 SelectLess(Float1 left, Float1 right, Float1 whenLess, Float1 otherwise) =>
        left.Value < right.Value ? whenLess : otherwise;

    /// <inheritdoc/>
    public static Float1 MultiplyAdd(Float1 left, Float1 right, Float1 addend) =>
        new(PortableMath.FusedMultiplyAdd(left.Value, right.Value, addend.Value));

    /// <inheritdoc/>
    public static Float1 MultiplyAdd(Float1 left, ref readonly float right, nint offset, Float1 addend) => MultiplyAdd(left, Load(in right, offset), addend);

    /// <inheritdoc/>
    public static Float1 Limit(Float1 value, Float1 bound) => new(PortableMath.Limit(value.Value, bound.Value));

    /// <inheritdoc/>
    public static Float1 BitsMinus(int bits, Float1 value) =>
        new(BitConverter.Int32BitsToSingle(bits - BitConverter.SingleToInt32Bits(value.Value)));

    /// <inheritdoc/>
    public static Float1 PowerOfTwo(Float1 shifted) =>
        new(BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(shifted.Value) << 23));

    /// <inheritdoc/>
    public static Float1 Exponent(Float1 value) => new((BitConverter.SingleToInt32Bits(value.Value) >> 23) - 127);

    /// <inheritdoc/>
    public static Float1 Mantissa(Float1 value) =>
        new(BitConverter.Int32BitsToSingle((BitConverter.SingleToInt32Bits(value.Value) & 0x007FFFFF) | 0x3F800000));

    /// <inheritdoc/>
    public static Float1 operator +(Float1 left, Float1 right) => new(left.Value + right.Value);

    /// <inheritdoc/>
    public static Float1 operator -(Float1 left, Float1 right) => new(left.Value - right.Value);

    /// <inheritdoc/>
    public static Float1 operator *(Float1 left, Float1 right) => new(left.Value * right.Value);

    /// <inheritdoc/>
    public static Float1 operator /(Float1 left, Float1 right) => new(left.Value / right.Value);

    /// <inheritdoc/>
    public static Float1 operator -(Float1 value) => new(-value.Value);
}
