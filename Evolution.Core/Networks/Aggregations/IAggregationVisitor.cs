namespace Evolution.Core.Networks.Aggregations;

/// <summary>Receives an aggregation as a type, so that a loop closed over it has the operation inlined.</summary>
/// <typeparam name="TResult">What the visit returns.</typeparam>
public interface IAggregationVisitor<TResult>
{
    /// <summary>Called once, with the struct that implements the asked kind.</summary>
    TResult Visit<TAggregation>()
        where TAggregation : struct, IAggregation;
}
