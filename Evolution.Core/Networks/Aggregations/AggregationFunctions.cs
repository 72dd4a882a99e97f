using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Networks.Aggregations;

/// <summary>The aggregations by kind: called at once, or handed on as types. A number that names no kind acts as the sum.</summary>
public static class AggregationFunctions
{
    /// <summary>Returns the accumulator before the first edge of a node; see <see cref="IAggregation"/>.</summary>
    public static TVector Start<TVector>(AggregationKind kind, TVector bias)
        where TVector : struct, IFloatVector<TVector> =>
        kind switch
        {
            AggregationKind.Product => Product.Start(bias),
            AggregationKind.Min => Min.Start(bias),
            AggregationKind.Max => Max.Start(bias),
            AggregationKind.Mean => Mean.Start(bias),
            AggregationKind.MaxAbs => MaxAbs.Start(bias),

            // A kernel cannot throw; kinds are checked where genomes are made.
            _ => Sum.Start(bias),
        };

    /// <summary>Takes one more weighted input into the accumulator.</summary>
    public static TVector Add<TVector>(AggregationKind kind, TVector accumulated, TVector weight, TVector value)
        where TVector : struct, IFloatVector<TVector> =>
        kind switch
        {
            AggregationKind.Product => Product.Add(accumulated, weight, value),
            AggregationKind.Min => Min.Add(accumulated, weight, value),
            AggregationKind.Max => Max.Add(accumulated, weight, value),
            AggregationKind.Mean => Mean.Add(accumulated, weight, value),
            AggregationKind.MaxAbs => MaxAbs.Add(accumulated, weight, value),
            _ => Sum.Add(accumulated, weight, value),
        };

    /// <summary>Returns the argument of the activation function once all <paramref name="edges"/> inputs are taken in.</summary>
    public static TVector Finish<TVector>(AggregationKind kind, TVector accumulated, TVector bias, int edges)
        where TVector : struct, IFloatVector<TVector> =>
        kind switch
        {
            AggregationKind.Product => Product.Finish(accumulated, bias, edges),
            AggregationKind.Min => Min.Finish(accumulated, bias, edges),
            AggregationKind.Max => Max.Finish(accumulated, bias, edges),
            AggregationKind.Mean => Mean.Finish(accumulated, bias, edges),
            AggregationKind.MaxAbs => MaxAbs.Finish(accumulated, bias, edges),
            _ => Sum.Finish(accumulated, bias, edges),
        };

    /// <summary>Calls <paramref name="visitor"/> with the struct that implements <paramref name="kind"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number names no kind.</exception>
    public static TResult Accept<TResult>(AggregationKind kind, IAggregationVisitor<TResult> visitor) => kind switch
    {
        AggregationKind.Sum => visitor.Visit<Sum>(),
        AggregationKind.Product => visitor.Visit<Product>(),
        AggregationKind.Min => visitor.Visit<Min>(),
        AggregationKind.Max => visitor.Visit<Max>(),
        AggregationKind.Mean => visitor.Visit<Mean>(),
        AggregationKind.MaxAbs => visitor.Visit<MaxAbs>(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such aggregation."),
    };
}
