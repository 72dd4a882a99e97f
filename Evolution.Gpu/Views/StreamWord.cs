namespace Evolution.Gpu.Views;

/// <summary>16 bytes of a <see cref="NodeStream"/>, which are copied and read together.</summary>
public struct StreamWord
{
    /// <summary>The bytes of a word.</summary>
    public const int Bytes = 16;

    /// <summary>The words of a line of the caches, and of all banks of shared memory: what begins with one is copied in the fewest steps.</summary>
    public const int OfLine = 8;

    /// <summary>The words of eight edges of one node: the places of the sources, weights, and weights.</summary>
    public const int OfOctet = 3;

    /// <summary>The edges that lie in a word after those by eight.</summary>
    public const int RestEdges = 2;

    /// <summary>Returns the words of edges that make up no octet. Shifted, because a device divides numbers with a sign at length.</summary>
    public static int OfRest(int edges) => (edges + 1) >> 1;

    /// <summary>The first 4 bytes.</summary>
    public uint A;

    /// <summary>The second 4 bytes.</summary>
    public uint B;

    /// <summary>The third 4 bytes.</summary>
    public uint C;

    /// <summary>The last 4 bytes.</summary>
    public uint D;
}
