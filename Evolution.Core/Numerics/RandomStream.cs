using System.Runtime.CompilerServices;

namespace Evolution.Core.Numerics;

/// <summary>
/// A stream of random numbers addressed by a key instead of shared state: the same four numbers give the same stream on
/// any thread, in any order, on the host and in a kernel. Integer arithmetic only.
/// </summary>
/// <remarks>
/// The generator is SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014),
/// started at a position hashed from the key.
/// </remarks>
public struct RandomStream
{
    private const ulong Increment = 0x9E3779B97F4A7C15;
    private const float UnitOf24Bits = 1f / (1 << 24);

    private ulong _state;

    /// <summary>Opens the stream of a key. A run uses (seed, generation, genome, purpose).</summary>
    /// <param name="seed">First part of the key: the run's seed.</param>
    /// <param name="generation">Second part of the key.</param>
    /// <param name="genome">Third part of the key.</param>
    /// <param name="purpose">Fourth part of the key: what the numbers are for.</param>
    public RandomStream(ulong seed, int generation, int genome, int purpose)
    {
        ulong key = Mix(seed + Increment);
        key = Mix(key ^ (((ulong)(uint)generation << 32) | (uint)genome));
        _state = Mix(key + ((ulong)(uint)purpose * Increment));
    }

    /// <summary>Returns 64 random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextUInt64()
    {
        _state += Increment;
        return Mix(_state);
    }

    /// <summary>Returns a whole number in [0, <paramref name="bound"/>).</summary>
    /// <param name="bound">Exclusive upper bound, at least 1. The bias is below bound / 2^32.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NextInt(int bound) => (int)(((NextUInt64() >> 32) * (ulong)(uint)bound) >> 32);

    /// <summary>Returns a float in [0, 1), a multiple of 2^-24.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float NextFloat() => (int)(NextUInt64() >> 40) * UnitOf24Bits;

    /// <summary>Returns a float in [-1, 1), a multiple of 2^-23.</summary>
    public float NextSigned() => (NextFloat() * 2f) - 1f;

    /// <summary>Returns true with a probability, 0 to 1; 0 is never and 1 is always.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool NextChance(float probability) => NextFloat() < probability;

    /// <summary>Returns a float of the standard normal distribution (Box and Muller 1958), from exact arithmetic.</summary>
    public float NextGaussian()
    {
        // 1 - u lies in (0, 1], so the logarithm is finite.
        float radius = MathF.Sqrt(-2f * PortableMath.Log(1f - NextFloat()));
        return radius * PortableMath.Cos(NextFloat() * (2f * MathF.PI));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
