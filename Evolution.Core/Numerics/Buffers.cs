using System.Numerics;

namespace Evolution.Core.Numerics;

/// <summary>Grow-only arrays: they are enlarged geometrically and never shrink, so that a steady state allocates nothing.</summary>
public static class Buffers
{
    private const int SmallestCapacity = 16;

    /// <summary>Makes room for <paramref name="length"/> elements and keeps the present ones.</summary>
    /// <exception cref="InvalidOperationException">The array would exceed the runtime's largest length.</exception>
    public static void Grow<TElement>(ref TElement[] array, int length)
    {
        if (array.Length < length)
        {
            Array.Resize(ref array, CapacityFor(length));
        }
    }

    /// <summary>Makes room for <paramref name="length"/> elements whose present contents are not needed.</summary>
    /// <exception cref="InvalidOperationException">The array would exceed the runtime's largest length.</exception>
    public static void Reserve<TElement>(ref TElement[] array, int length)
    {
        if (array.Length < length)
        {
            array = GC.AllocateUninitializedArray<TElement>(CapacityFor(length));
        }
    }

    private static int CapacityFor(int length)
    {
        if ((uint)length > (uint)Array.MaxLength)
        {
            throw new InvalidOperationException($"A buffer of {(uint)length} elements exceeds the largest array of {Array.MaxLength}.");
        }

        uint rounded = BitOperations.RoundUpToPowerOf2((uint)Math.Max(length, SmallestCapacity));
        return (int)Math.Min(rounded, (uint)Array.MaxLength);
    }
}
