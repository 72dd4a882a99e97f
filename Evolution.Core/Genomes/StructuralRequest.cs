namespace Evolution.Core.Genomes;

/// <summary>The ids that a child still needs: at most one new connection and one split, as rates are drawn once a child.</summary>
/// <param name="LinkSource">Source node id of the new connection, or <see cref="None"/>.</param>
/// <param name="LinkTarget">Target node id of the new connection.</param>
/// <param name="SplitInnovation">The connection split by the new node, or <see cref="None"/>.</param>
internal readonly record struct StructuralRequest(int LinkSource, int LinkTarget, int SplitInnovation)
{
    /// <summary>Stands for no id.</summary>
    public const int None = -1;

    /// <summary>Stands in a gene for the innovation id of the new connection.</summary>
    public const int PendingLink = int.MaxValue - 2;

    /// <summary>Stands in a gene for the innovation id of the connection that leads to the new node.</summary>
    public const int PendingIncoming = int.MaxValue - 1;

    /// <summary>Stands in a gene for the innovation id of the connection that leads on from the new node.</summary>
    public const int PendingOutgoing = int.MaxValue;

    /// <summary>Stands in a gene for the id of the new node.</summary>
    public const int PendingNode = int.MaxValue;

    /// <summary>Gets the request for nothing.</summary>
    public static StructuralRequest Nothing => new(None, None, None);
}
