using System.Numerics;
using System.Runtime.CompilerServices;

namespace Evolution.Core.Genomes;

/// <summary>
/// A set of innovation ids, folded into 512 bits. Two genomes differ in at least as many genes as their signatures do in
/// bits, so most strangers are told apart without a merge of their genes.
/// </summary>
[InlineArray(Words)]
internal struct GeneSignature
{
    /// <summary>The number of 64-bit words.</summary>
    public const int Words = 8;

    private const int BitsInAll = Words * 64;

    private ulong _first;

    /// <summary>Returns the signature of a genome.</summary>
    public static GeneSignature Of(ReadOnlySpan<int> innovation)
    {
        var signature = default(GeneSignature);
        Span<ulong> words = signature;
        foreach (int id in innovation)
        {
            int bit = id & (BitsInAll - 1);
            words[bit >> 6] |= 1UL << (bit & 63);
        }

        return signature;
    }

    /// <summary>Returns a lower bound of the number of genes that only one of both genomes has.</summary>
    public static int LeastDifference(in GeneSignature left, in GeneSignature right)
    {
        int bits = 0;
        for (int word = 0; word < Words; word++)
        {
            bits += BitOperations.PopCount(left[word] ^ right[word]);
        }

        return bits;
    }
}
