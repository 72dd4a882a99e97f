using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Evolution.Core.Checkpoints;

/// <summary>What surrounds a checkpoint's values: magic and version before, a checksum behind.</summary>
internal static class CheckpointEnvelope
{
    /// <summary>Checks a file and leaves the stream at its first value.</summary>
    /// <exception cref="InvalidDataException">It is no checkpoint, of another version, or damaged.</exception>
    public static void Check(Stream stream)
    {
        int head = CheckpointFormat.Magic.Length + sizeof(int);
        long content = stream.Length - CheckpointFormat.ChecksumLength;
        if (content < head)
        {
            throw new InvalidDataException($"It is too short for a checkpoint: {stream.Length} bytes.");
        }

        Span<byte> start = stackalloc byte[head];
        stream.Position = 0;
        stream.ReadExactly(start);
        if (!start[..^sizeof(int)].SequenceEqual(CheckpointFormat.Magic))
        {
            throw new InvalidDataException("It does not begin as a checkpoint does.");
        }

        int version = BinaryPrimitives.ReadInt32LittleEndian(start[^sizeof(int)..]);
        if (version != CheckpointFormat.Version)
        {
            throw new InvalidDataException($"Its format version is {version}; this program reads {CheckpointFormat.Version}.");
        }

        CheckSum(stream, content);
        stream.Position = head;
    }

    private static void CheckSum(Stream stream, long content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[(int)Math.Min(content, 1 << 16)];
        stream.Position = 0;
        for (long left = content; left > 0;)
        {
            int count = (int)Math.Min(left, buffer.Length);
            stream.ReadExactly(buffer, 0, count);
            hash.AppendData(buffer, 0, count);
            left -= count;
        }

        Span<byte> saved = stackalloc byte[CheckpointFormat.ChecksumLength];
        stream.ReadExactly(saved);
        if (!hash.GetHashAndReset().AsSpan().SequenceEqual(saved))
        {
            throw new InvalidDataException("Its checksum does not fit its content: it is damaged or cut short.");
        }
    }
}
