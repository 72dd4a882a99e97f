namespace Evolution.Gpu.Views;

/// <summary>Where a <see cref="NodeStream"/> lies among the words of all: it begins with a line of the caches, or every read would touch one more.</summary>
public struct StreamSpan
{
    /// <summary>The first word.</summary>
    public int First;

    /// <summary>The words, the one that ends the stream included.</summary>
    public int Words;
}
