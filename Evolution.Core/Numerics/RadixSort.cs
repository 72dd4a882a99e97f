namespace Evolution.Core.Numerics;

/// <summary>Sorts words digit by digit, without comparing them: how a comparison ends is what a branch predictor can do least about.</summary>
internal static class RadixSort
{
    private const int DigitBits = 8;
    private const int Digits = 1 << DigitBits;
    private const int Passes = 4;
    private const int LowBits = 32;

    /// <summary>Sorts words by their high halves; those with equal ones keep their order.</summary>
    /// <param name="words">The words.</param>
    /// <param name="scratch">As many words, which are overwritten.</param>
    public static void SortByHighHalf(Span<ulong> words, Span<ulong> scratch)
    {
        Span<int> starts = stackalloc int[Passes * Digits];
        starts.Clear();
        foreach (ulong word in words)
        {
            for (int pass = 0; pass < Passes; pass++)
            {
                starts[(pass * Digits) + DigitOf(word, pass)]++;
            }
        }

        for (int pass = 0; pass < Passes; pass++)
        {
            Span<int> next = starts.Slice(pass * Digits, Digits);
            int sum = 0;
            foreach (ref int start in next)
            {
                (start, sum) = (sum, sum + start);
            }

            foreach (ulong word in words)
            {
                scratch[next[DigitOf(word, pass)]++] = word;
            }

            // An even number of passes ends where it began.
            Span<ulong> sorted = scratch;
            scratch = words;
            words = sorted;
        }
    }

    private static byte DigitOf(ulong word, int pass) => (byte)(word >> (LowBits + (pass * DigitBits)));
}
