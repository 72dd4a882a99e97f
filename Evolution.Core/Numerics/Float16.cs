using System.Runtime.Intrinsics;

namespace Evolution.Core.Numerics;

/// <summary>16 lanes in one 512 bit register.</summary>
/// <param name="lanes">The register.</param>
public readonly struct Float16(Vector512<float> lanes) : IFloatVector<Float16>
{
    private readonly Vector512<float> _lanes = lanes;

    /// <inheritdoc/>
    public static int Width => 16;

    /// <inheritdoc/>
    public static Float16 Broadcast(float value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    public static Float16 Load(ref readonly float source, nint offset) => new(Vector512.LoadUnsafe(in source, (nuint)offset));

    /// <inheritdoc/>
    public static void Store(Float16 value, ref float destination, nint offset) => value._lanes.StoreUnsafe(ref destination, (nuint)offset);

    /// <inheritdoc/>
    public static Float16 Abs(Float16 value) => new(Vector512.Abs(value._lanes));

    /// <inheritdoc/>
    public static Float16 SelectGreater(Float16 left, Float16 right, Float16 whenGreater, Float16 otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.GreaterThan(left._lanes, right._lanes), whenGreater._lanes, otherwise._lanes));

    /// <inheritdoc/>
    public static Float16 SelectLess(Float16 left, Float16 right, Float16 whenLess, Float16 otherwise) =>
        SelectGreater(right, left, whenLess, otherwise);

    /// <inheritdoc/>
    public static Float16 MultiplyAdd(Float16 left, Float16 right, Float16 addend) =>
        new(Vector512.FusedMultiplyAdd(left._lanes, right._lanes, addend._lanes));

    /// <inheritdoc/>
    public static Float16 MultiplyAdd(Float16 left, ref readonly float right, nint offset, Float16 addend) =>
        new(Vector512.FusedMultiplyAdd(left._lanes, Vector512.LoadUnsafe(in right, (nuint)offset), addend._lanes));

    /// <inheritdoc/>
    public static Float16 Limit(Float16 value, Float16 bound) =>
        new(Vector512.MaxNative(-bound._lanes, Vector512.MinNative(bound._lanes, value._lanes)));

    /// <inheritdoc/>
    public static Float16 BitsMinus(int bits, Float16 value) => new((Vector512.Create(bits) - value._lanes.AsInt32()).AsSingle());

    /// <inheritdoc/>
    public static Float16 PowerOfTwo(Float16 shifted) =>
        new(Vector512.ShiftLeft(shifted._lanes.AsInt32(), 23).AsSingle());

    /// <inheritdoc/>
    public static Float16 Exponent(Float16 value) =>
        new(Vector512.ConvertToSingle(Vector512.ShiftRightArithmetic(value._lanes.AsInt32(), 23) - Vector512.Create(127)));

    /// <inheritdoc/>
    public static Float16 Mantissa(Float16 value) =>
        new(((value._lanes.AsInt32() & Vector512.Create(0x007FFFFF)) | Vector512.Create(0x3F800000)).AsSingle());

    /// <inheritdoc/>
    public static Float16 operator +(Float16 left, Float16 right) => new(left._lanes + right._lanes);

    /// <inheritdoc/>
    public static Float16 operator -(Float16 left, Float16 right) => new(left._lanes - right._lanes);

    /// <inheritdoc/>
    public static Float16 operator *(Float16 left, Float16 right) => new(left._lanes * right._lanes);

    /// <inheritdoc/>
    public static Float16 operator /(Float16 left, Float16 right) => new(left._lanes / right._lanes);

    /// <inheritdoc/>
    public static Float16 operator -(Float16 value) => new(-value._lanes);
}
