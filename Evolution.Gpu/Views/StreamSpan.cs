namespace Evolution.Gpu.Views;

/// <summary>Where a <see cref="NodeStream"/> lies among the words of all.</summary>
public struct StreamSpan
{
    /// <summary>What the first words of streams are multiples of: each begins with a line of the caches, or every read of many would touch one more.</summary>
    public const int Alignment = 8;

    /// <summary>The first word.</summary>
    public int First;

    /// <summary>The words, the one that ends the stream included.</summary>
    public int Words;
}
