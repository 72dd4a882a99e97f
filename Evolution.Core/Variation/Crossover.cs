using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Variation;

/// <summary>
/// Crosses two genomes by innovation id (Stanley and Miikkulainen 2002, section 3.2). Disjoint and excess genes come
/// from the fitter parent, whose structure the child therefore has: no cycle, no duplicate and no loose end can arise.
/// </summary>
/// <remarks>Relatives share long runs of genes: runs are found first and then mixed without a branch for each gene.</remarks>
internal static class Crossover
{
    private const ulong AllEnabled = 0x0101010101010101;

    /// <summary>Mixes the other parent's matching genes into a child that was started from the fitter parent.</summary>
    /// <param name="child">The child, still equal to the fitter parent.</param>
    /// <param name="fitter">The fitter parent; on equal fitness the smaller, as in Stanley's code.</param>
    /// <param name="other">The other parent.</param>
    /// <param name="options">The rates.</param>
    /// <param name="random">The child's random numbers.</param>
    public static void Apply(GenomeDraft child, in GenomeView fitter, in GenomeView other, VariationOptions options, ref RandomStream random)
    {
        bool average = random.NextChance(options.AverageWeights);
        MixConnections(child, fitter, other, average, options.DisableInherited, ref random);
        MixNodes(child, fitter, other, average, ref random);
    }

    private static void MixConnections(
        GenomeDraft child,
        in GenomeView fitter,
        in GenomeView other,
        bool average,
        float disableInherited,
        ref RandomStream random)
    {
        var runs = new MatchingRuns(fitter.Topology.Innovation, other.Topology.Innovation);
        ReadOnlySpan<bool> enabled = fitter.Topology.Enabled;
        ReadOnlySpan<bool> otherEnabled = other.Topology.Enabled;
        while (runs.Next())
        {
            Mix(child.Weights.Slice(runs.Start, runs.Length), other.Weights.Slice(runs.OtherStart, runs.Length), average, ref random);
            Disable(
                child,
                runs.Start,
                enabled.Slice(runs.Start, runs.Length),
                otherEnabled.Slice(runs.OtherStart, runs.Length),
                disableInherited,
                ref random);
        }
    }

    /// <summary>Draws for each gene that either parent has disabled; eight genes at once are looked at.</summary>
    private static void Disable(
        GenomeDraft child, int start, ReadOnlySpan<bool> own, ReadOnlySpan<bool> others, float disableInherited, ref RandomStream random)
    {
        for (int first = 0; first < own.Length; first += sizeof(ulong))
        {
            ulong disabled = AllEnabled ^ (Eight(own[first..]) & Eight(others[first..]));
            for (; disabled != 0; disabled &= disabled - 1)
            {
                int gene = first + (BitOperations.TrailingZeroCount(disabled) / 8);
                bool isEnabled = !random.NextChance(disableInherited);
                if (isEnabled != own[gene])
                {
                    child.SetEnabled(start + gene, isEnabled);
                }
            }
        }
    }

    /// <summary>Returns a byte of 1 for each of the first eight genes that is enabled, and for those that are not there.</summary>
    private static ulong Eight(ReadOnlySpan<bool> enabled)
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(enabled);
        if (bytes.Length >= sizeof(ulong))
        {
            return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        }

        ulong word = AllEnabled << (8 * bytes.Length);
        for (int i = 0; i < bytes.Length; i++)
        {
            word |= (ulong)bytes[i] << (8 * i);
        }

        return word;
    }

    private static void MixNodes(GenomeDraft child, in GenomeView fitter, in GenomeView other, bool average, ref RandomStream random)
    {
        int inputs = child.Shape.Inputs;
        var runs = new MatchingRuns(fitter.Topology.NodeId[inputs..], other.Topology.NodeId[inputs..]);
        while (runs.Next())
        {
            Mix(child.Biases.Slice(runs.Start, runs.Length), other.Biases.Slice(runs.OtherStart, runs.Length), average, ref random);
            if (child.Shape.Dynamics.HasTimeConstants)
            {
                Mix(
                    child.TimeConstants.Slice(runs.Start, runs.Length),
                    other.TimeConstants.Slice(runs.OtherStart, runs.Length),
                    average,
                    ref random);
            }
        }
    }

    private static void Mix(Span<float> own, ReadOnlySpan<float> others, bool average, ref RandomStream random)
    {
        ulong coins = 0;
        for (int i = 0; i < own.Length && i < others.Length; i++)
        {
            if (average)
            {
                own[i] = (own[i] + others[i]) * 0.5f;
                continue;
            }

            if (i % 64 == 0)
            {
                coins = random.NextUInt64();
            }

            // A mask instead of a choice: a fair coin is what a branch predictor can do least about.
            int mask = -(int)(coins & 1);
            coins >>= 1;
            int bits = BitConverter.SingleToInt32Bits(own[i]);
            own[i] = BitConverter.Int32BitsToSingle(bits ^ ((bits ^ BitConverter.SingleToInt32Bits(others[i])) & mask));
        }
    }
}
