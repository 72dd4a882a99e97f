using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Evolution.Core.Numerics;

/// <summary>4 lanes in one 128 bit register.</summary>
/// <param name="lanes">The register.</param>
public readonly struct Float4(Vector128<float> lanes) : IFloatVector<Float4>
{
    private readonly Vector128<float> _lanes = lanes;

    /// <inheritdoc/>
    public static int Width => 4;

    /// <inheritdoc/>
    public static Float4 Broadcast(float value) => new(Vector128.Create(value));

    /// <inheritdoc/>
    public static Float4 Load(ref readonly float source, nint offset) => new(Vector128.LoadUnsafe(in source, (nuint)offset));

    /// <inheritdoc/>
    public static void Store(Float4 value, ref float destination, nint offset) => value._lanes.StoreUnsafe(ref destination, (nuint)offset);

    /// <inheritdoc/>
    public static Float4 Abs(Float4 value) => new(Vector128.Abs(value._lanes));

    /// <inheritdoc/>
    public static Float4 SelectGreater(Float4 left, Float4 right, Float4 whenGreater, Float4 otherwise) =>
        new(Vector128.ConditionalSelect(Vector128.GreaterThan(left._lanes, right._lanes), whenGreater._lanes, otherwise._lanes));

    /// <inheritdoc/>
    public static Float4 SelectLess(Float4 left, Float4 right, Float4 whenLess, Float4 otherwise) =>
        SelectGreater(right, left, whenLess, otherwise);

    /// <inheritdoc/>
    public static Float4 MultiplyAdd(Float4 left, Float4 right, Float4 addend) => new(
        Fma.IsSupported || AdvSimd.IsSupported
            ? Vector128.FusedMultiplyAdd(left._lanes, right._lanes, addend._lanes)
            : PortableMath.FusedInDouble(left._lanes, right._lanes, addend._lanes));

    /// <inheritdoc/>
    public static Float4 MultiplyAdd(Float4 left, ref readonly float right, nint offset, Float4 addend) => new(
        Fma.IsSupported || AdvSimd.IsSupported
            ? Vector128.FusedMultiplyAdd(left._lanes, Vector128.LoadUnsafe(in right, (nuint)offset), addend._lanes)
            : PortableMath.FusedInDouble(left._lanes, Vector128.LoadUnsafe(in right, (nuint)offset), addend._lanes));

    /// <inheritdoc/>
    public static Float4 Limit(Float4 value, Float4 bound) =>
        new(Vector128.MaxNative(-bound._lanes, Vector128.MinNative(bound._lanes, value._lanes)));

    /// <inheritdoc/>
    public static Float4 BitsMinus(int bits, Float4 value) => new((Vector128.Create(bits) - value._lanes.AsInt32()).AsSingle());

    /// <inheritdoc/>
    public static Float4 PowerOfTwo(Float4 shifted) =>
        new(Vector128.ShiftLeft(shifted._lanes.AsInt32(), 23).AsSingle());

    /// <inheritdoc/>
    public static Float4 Exponent(Float4 value) =>
        new(Vector128.ConvertToSingle(Vector128.ShiftRightArithmetic(value._lanes.AsInt32(), 23) - Vector128.Create(127)));

    /// <inheritdoc/>
    public static Float4 Mantissa(Float4 value) =>
        new(((value._lanes.AsInt32() & Vector128.Create(0x007FFFFF)) | Vector128.Create(0x3F800000)).AsSingle());

    /// <inheritdoc/>
    public static Float4 operator +(Float4 left, Float4 right) => new(left._lanes + right._lanes);

    /// <inheritdoc/>
    public static Float4 operator -(Float4 left, Float4 right) => new(left._lanes - right._lanes);

    /// <inheritdoc/>
    public static Float4 operator *(Float4 left, Float4 right) => new(left._lanes * right._lanes);

    /// <inheritdoc/>
    public static Float4 operator /(Float4 left, Float4 right) => new(left._lanes / right._lanes);

    /// <inheritdoc/>
    public static Float4 operator -(Float4 value) => new(-value._lanes);
}
