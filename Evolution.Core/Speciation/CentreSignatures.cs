using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Speciation;

/// <summary>
/// The signatures of all species' centres, eight species to a block and the blocks word by word: one register then holds
/// the same word of eight centres, and a genome is told apart from eight species at once.
/// </summary>
internal sealed class CentreSignatures
{
    private const int Lanes = 8;
    private const int WordsOfBlock = Lanes * GeneSignature.Words;

    private ulong[] _words = [];

    /// <summary>Gets the number of centres.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the largest gene count of a centre.</summary>
    public int MostGenes { get; private set; }

    /// <summary>Forgets all centres.</summary>
    public void Clear()
    {
        Count = 0;
        MostGenes = 0;
    }

    /// <summary>Appends the centre of the next species.</summary>
    public void Add(SpeciesCentre centre)
    {
        int first = (Count / Lanes * WordsOfBlock) + (Count % Lanes);
        Buffers.Grow(ref _words, (Count / Lanes * WordsOfBlock) + WordsOfBlock);
        GeneSignature signature = centre.Signature;
        for (int word = 0; word < GeneSignature.Words; word++)
        {
            _words[first + (word * Lanes)] = signature[word];
        }

        MostGenes = Math.Max(MostGenes, centre.Innovation.Length);
        Count++;
    }

    /// <summary>Returns the first centre from a position on whose signature differs in few enough bits.</summary>
    /// <param name="signature">The genome's signature.</param>
    /// <param name="from">The first position to look at.</param>
    /// <param name="mostBits">The most bits that may differ.</param>
    /// <returns>The position, or -1.</returns>
    public int Next(in GeneSignature signature, int from, int mostBits)
    {
        int first = from / Lanes * WordsOfBlock;
        uint wanted = uint.MaxValue << (from % Lanes);
        ReadOnlySpan<ulong> words = _words.AsSpan(0, (Count + Lanes - 1) / Lanes * WordsOfBlock);
        for (; first < words.Length; first += WordsOfBlock)
        {
            ReadOnlySpan<ulong> block = words.Slice(first, WordsOfBlock);
            uint near = wanted & (Avx512BW.IsSupported ? NearOfRegister(block, signature, mostBits) : Near(block, signature, mostBits));
            if (near != 0)
            {
                int position = (first / WordsOfBlock * Lanes) + BitOperations.TrailingZeroCount(near);
                return position < Count ? position : -1;
            }

            wanted = uint.MaxValue;
        }

        return -1;
    }

    /// <summary>Returns a bit for each of eight centres; the same bits as <see cref="Near"/>.</summary>
    private static uint NearOfRegister(ReadOnlySpan<ulong> block, in GeneSignature signature, int mostBits)
    {
        // Bits of a nibble, by table; eight words add up to 64 at most, so the sums of bytes do not overflow.
        var table = Vector512.Create(Vector256.Create(Vector128.Create((byte)0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4)));
        var low = Vector512.Create((byte)0x0F);
        ReadOnlySpan<Vector512<ulong>> rows = MemoryMarshal.Cast<ulong, Vector512<ulong>>(block);
        Vector512<byte> sums = Vector512<byte>.Zero;
        for (int word = 0; word < rows.Length; word++)
        {
            Vector512<ulong> different = rows[word] ^ Vector512.Create(signature[word]);
            sums += Avx512BW.Shuffle(table, different.AsByte() & low);
            sums += Avx512BW.Shuffle(table, (different >>> 4).AsByte() & low);
        }

        Vector512<ulong> bits = Avx512BW.SumAbsoluteDifferences(sums, Vector512<byte>.Zero).AsUInt64();
        return (uint)Vector512.LessThanOrEqual(bits, Vector512.Create((ulong)mostBits)).ExtractMostSignificantBits();
    }

    private static uint Near(ReadOnlySpan<ulong> block, in GeneSignature signature, int mostBits)
    {
        uint near = 0;
        for (int lane = 0; lane < Lanes; lane++)
        {
            int bits = 0;
            for (int word = 0; word < GeneSignature.Words; word++)
            {
                bits += BitOperations.PopCount(block[(word * Lanes) + lane] ^ signature[word]);
            }

            near |= bits <= mostBits ? 1u << lane : 0;
        }

        return near;
    }
}
