using System.Text;
using Evolution.Core.Numerics;

namespace Evolution.Tests.Support;

/// <summary>Damages files: bytes, stretches of them, and words that a reader of text may stumble over.</summary>
internal static class FileMutator
{
    private static readonly byte[][] Words =
    [
        .. new[]
        {
            "null", "true", "[]", "{}", "\"\"", "-1", "0", "1e999", "-1e-999", "NaN", "Infinity", "2147483647", "2147483648", "9223372036854775808", "\"\\ud800\"",
            "\"", ",", ":", "}", "]", "\n", "\r", "\0", ";", "//", "/*", "[[[[[[[[[[[[[[[[", "{\"a\":{\"a\":{\"a\":", "\uFEFF", "1.5", "\"recurrent\"", "\"ctrnn\"",
        }.Select(word => Encoding.UTF8.GetBytes(word)),
    ];

    /// <summary>Returns a copy with one to four mutations.</summary>
    public static byte[] Mutate(byte[] whole, ref RandomStream random)
    {
        List<byte> bytes = [.. whole];
        for (int left = 1 + random.NextInt(4); left > 0; left--)
        {
            MutateOnce(bytes, ref random);
        }

        return [.. bytes];
    }

    private static void MutateOnce(List<byte> bytes, ref RandomStream random)
    {
        int place = random.NextInt(bytes.Count + 1);
        int length = Math.Min(random.NextInt(random.NextChance(0.2f) ? 400 : 12), bytes.Count - place);
        switch (random.NextInt(7))
        {
            case 0 when place < bytes.Count:
                bytes[place] ^= (byte)(1 << random.NextInt(8));
                break;
            case 1 when place < bytes.Count:
                bytes[place] = (byte)random.NextInt(256);
                break;
            case 2:
                bytes.RemoveRange(place, length);
                break;
            case 3:
                bytes.InsertRange(random.NextInt(bytes.Count + 1), bytes.GetRange(place, length));
                break;
            case 4:
                bytes.RemoveRange(place, random.NextChance(0.1f) ? bytes.Count - place : 0);
                break;
            default:
                ReplaceWord(bytes, place, ref random);
                break;
        }
    }

    /// <summary>Replaces what stands between two marks of JSON or CSV, so that many mutations are still JSON.</summary>
    private static void ReplaceWord(List<byte> bytes, int place, ref RandomStream random)
    {
        int start = place;
        while (start > 0 && !IsMark(bytes[start - 1]))
        {
            start--;
        }

        int end = place;
        while (end < bytes.Count && !IsMark(bytes[end]))
        {
            end++;
        }

        bytes.RemoveRange(start, end - start);
        bytes.InsertRange(start, Words[random.NextInt(Words.Length)]);
    }

    private static bool IsMark(byte value) => value is (byte)',' or (byte)':' or (byte)'{' or (byte)'}' or (byte)'[' or (byte)']' or (byte)'\n';
}
