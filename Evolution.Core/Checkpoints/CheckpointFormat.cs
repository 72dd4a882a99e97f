namespace Evolution.Core.Checkpoints;

/// <summary>The constants of the format; <c>docs/file-formats.md</c> describes it.</summary>
internal static class CheckpointFormat
{
    /// <summary>The version that this program writes, and the only one it reads.</summary>
    public const int Version = 5;

    /// <summary>Stands for no genome where one is numbered.</summary>
    public const int NoGenome = -1;

    /// <summary>The bytes of the checksum at the end.</summary>
    public const int ChecksumLength = 32;

    /// <summary>Gets the first eight bytes of a file.</summary>
    public static ReadOnlySpan<byte> Magic => "EVOCKPT\n"u8;
}
