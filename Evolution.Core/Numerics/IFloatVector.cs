using System.Numerics;

namespace Evolution.Core.Numerics;

/// <summary>
/// A bundle of one or more <see cref="float"/> lanes. Code that is generic over it is written once and runs on a
/// single float, on 128, 256 and 512 bit registers and in a GPU kernel, with the same bits in every lane.
/// </summary>
/// <remarks>
/// Only operations that IEEE 754 defines to the last bit are offered: no approximation, a product fused with a sum only where that is
/// asked for, and a comparison only together with the choice it makes, so that NaN takes the same side at every width.
/// </remarks>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface IFloatVector<TSelf> :
    IAdditionOperators<TSelf, TSelf, TSelf>,
    ISubtractionOperators<TSelf, TSelf, TSelf>,
    IMultiplyOperators<TSelf, TSelf, TSelf>,
    IDivisionOperators<TSelf, TSelf, TSelf>,
    IUnaryNegationOperators<TSelf, TSelf>
    where TSelf : struct, IFloatVector<TSelf>
{
    /// <summary>Gets the number of lanes: 1, 2, 4, 8 or 16.</summary>
    static abstract int Width { get; }

    /// <summary>Returns <paramref name="value"/> in every lane.</summary>
    static abstract TSelf Broadcast(float value);

    /// <summary>Loads <see cref="Width"/> floats that start <paramref name="offset"/> floats after <paramref name="source"/>.</summary>
    static abstract TSelf Load(ref readonly float source, nint offset);

    /// <summary>Stores <see cref="Width"/> floats, starting <paramref name="offset"/> floats after <paramref name="destination"/>.</summary>
    static abstract void Store(TSelf value, ref float destination, nint offset);

    /// <summary>Returns the magnitude: the sign bit cleared, NaN included.</summary>
    static abstract TSelf Abs(TSelf value);

    /// <summary>Returns, lane by lane, <c>left &gt; right ? whenGreater : otherwise</c>; a NaN on either side takes <paramref name="otherwise"/>.</summary>
    static abstract TSelf SelectGreater(TSelf left, TSelf right, TSelf whenGreater, TSelf otherwise);

    /// <summary>Returns, lane by lane, <c>left &lt; right ? whenLess : otherwise</c>; a NaN on either side takes <paramref name="otherwise"/>.</summary>
    /// <remarks>A constant belongs on the right of either comparison: ILGPU swaps it there, and then lets NaN take the other side.</remarks>
    static abstract TSelf SelectLess(TSelf left, TSelf right, TSelf whenLess, TSelf otherwise);

    /// <summary>Returns <c>left * right + addend</c>, rounded once (IEEE 754-2019, 5.4.1, fusedMultiplyAdd).</summary>
    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf addend);

    /// <summary>Returns the same with floats that are loaded, as <see cref="Load"/> loads them: the instruction reads them itself where it can.</summary>
    static abstract TSelf MultiplyAdd(TSelf left, ref readonly float right, nint offset, TSelf addend);

    /// <summary>Limits a value to [-<paramref name="bound"/>, <paramref name="bound"/>], where the bound is positive; NaN stays NaN.</summary>
    static abstract TSelf Limit(TSelf value, TSelf bound);

    /// <summary>Returns the float whose bits, taken as a whole number, are <paramref name="bits"/> less those of <paramref name="value"/>.</summary>
    static abstract TSelf BitsMinus(int bits, TSelf value);

    /// <summary>
    /// Returns 2 to the power of n, where <paramref name="shifted"/> is n + 127 + 1.5 * 2^23, as rounding leaves it, and n a whole number
    /// from -127, which gives 0, to 127; other values give unspecified bits but never trap.
    /// </summary>
    static abstract TSelf PowerOfTwo(TSelf shifted);

    /// <summary>Returns the unbiased binary exponent of a positive normal number as a float: 0 for values in [1, 2).</summary>
    static abstract TSelf Exponent(TSelf value);

    /// <summary>Returns a positive normal number scaled by a power of two into [1, 2).</summary>
    static abstract TSelf Mantissa(TSelf value);
}
