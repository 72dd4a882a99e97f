using System.Runtime.Intrinsics;

namespace Evolution.Core.Numerics;

/// <summary>8 lanes in one 256 bit register.</summary>
/// <param name="lanes">The register.</param>
public readonly struct Float8(Vector256<float> lanes) : IFloatVector<Float8>
{
    private readonly Vector256<float> _lanes = lanes;

    /// <inheritdoc/>
    public static int Width => 8;

    /// <inheritdoc/>
    public static Float8 Broadcast(float value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    public static Float8 Load(ref readonly float source, nint offset) => new(Vector256.LoadUnsafe(in source, (nuint)offset));

    /// <inheritdoc/>
    public static void Store(Float8 value, ref float destination, nint offset) => value._lanes.StoreUnsafe(ref destination, (nuint)offset);

    /// <inheritdoc/>
    public static Float8 Abs(Float8 value) => new(Vector256.Abs(value._lanes));

    /// <inheritdoc/>
    public static Float8 SelectGreater(Float8 left, Float8 right, Float8 whenGreater, Float8 otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.GreaterThan(left._lanes, right._lanes), whenGreater._lanes, otherwise._lanes));

    /// <inheritdoc/>
    public static Float8 SelectLess(Float8 left, Float8 right, Float8 whenLess, Float8 otherwise) =>
        SelectGreater(right, left, whenLess, otherwise);

    /// <inheritdoc/>
    public static Float8 MultiplyAdd(Float8 left, Float8 right, Float8 addend) =>
        new(Vector256.FusedMultiplyAdd(left._lanes, right._lanes, addend._lanes));

    /// <inheritdoc/>
    public static Float8 MultiplyAdd(Float8 left, ref readonly float right, nint offset, Float8 addend) =>
        new(Vector256.FusedMultiplyAdd(left._lanes, Vector256.LoadUnsafe(in right, (nuint)offset), addend._lanes));

    /// <inheritdoc/>
    public static Float8 Limit(Float8 value, Float8 bound) =>
        new(Vector256.MaxNative(-bound._lanes, Vector256.MinNative(bound._lanes, value._lanes)));

    /// <inheritdoc/>
    public static Float8 BitsMinus(int bits, Float8 value) => new((Vector256.Create(bits) - value._lanes.AsInt32()).AsSingle());

    /// <inheritdoc/>
    public static Float8 PowerOfTwo(Float8 shifted) =>
        new(Vector256.ShiftLeft(shifted._lanes.AsInt32(), 23).AsSingle());

    /// <inheritdoc/>
    public static Float8 Exponent(Float8 value) =>
        new(Vector256.ConvertToSingle(Vector256.ShiftRightArithmetic(value._lanes.AsInt32(), 23) - Vector256.Create(127)));

    /// <inheritdoc/>
    public static Float8 Mantissa(Float8 value) =>
        new(((value._lanes.AsInt32() & Vector256.Create(0x007FFFFF)) | Vector256.Create(0x3F800000)).AsSingle());

    /// <inheritdoc/>
    public static Float8 operator +(Float8 left, Float8 right) => new(left._lanes + right._lanes);

    /// <inheritdoc/>
    public static Float8 operator -(Float8 left, Float8 right) => new(left._lanes - right._lanes);

    /// <inheritdoc/>
    public static Float8 operator *(Float8 left, Float8 right) => new(left._lanes * right._lanes);

    /// <inheritdoc/>
    public static Float8 operator /(Float8 left, Float8 right) => new(left._lanes / right._lanes);

    /// <inheritdoc/>
    public static Float8 operator -(Float8 value) => new(-value._lanes);
}
