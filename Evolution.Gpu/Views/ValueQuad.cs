using Evolution.Gpu.Kernels;

namespace Evolution.Gpu.Views;

/// <summary>The bits of the values of four consecutive nodes, 16 bytes that are read together.</summary>
public struct ValueQuad
{
    /// <summary>The nodes of a quad.</summary>
    public const int Count = 4;

    /// <summary>The first node's.</summary>
    public uint A;

    /// <summary>The second node's.</summary>
    public uint B;

    /// <summary>The third node's.</summary>
    public uint C;

    /// <summary>The fourth node's.</summary>
    public uint D;

    /// <summary>Gets whether a value is not there yet, or looks like it.</summary>
    public readonly bool Misses => A == Published.Missing | B == Published.Missing | C == Published.Missing | D == Published.Missing;

    /// <summary>Returns whether a value is not there yet, where some of them need not be.</summary>
    /// <param name="node">The first node.</param>
    /// <param name="unpublished">Nodes before are there, whatever their bits.</param>
    /// <param name="end">Nodes from here on are not waited for.</param>
    public readonly bool MissesOf(int node, int unpublished, int end) =>
        IsMissing(A, node, unpublished, end) || IsMissing(B, node + 1, unpublished, end) || IsMissing(C, node + 2, unpublished, end) || IsMissing(D, node + 3, unpublished, end);

    private static bool IsMissing(uint bits, int node, int unpublished, int end) => bits == Published.Missing && node >= unpublished && node < end;
}
