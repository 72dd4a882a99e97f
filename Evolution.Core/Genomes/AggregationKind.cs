namespace Evolution.Core.Genomes;

/// <summary>How a node combines its weighted inputs before its bias is added; of no inputs every aggregation is 0.</summary>
public enum AggregationKind : byte
{
    /// <summary>Sum, the bias first, then the edges in stored order.</summary>
    Sum,

    /// <summary>Product.</summary>
    Product,

    /// <summary>Smallest.</summary>
    Min,

    /// <summary>Largest.</summary>
    Max,

    /// <summary>Arithmetic mean.</summary>
    Mean,

    /// <summary>The input of the largest magnitude, with its sign; the earliest edge wins a tie.</summary>
    MaxAbs,
}
