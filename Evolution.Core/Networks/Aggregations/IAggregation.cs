using Evolution.Core.Numerics;

namespace Evolution.Core.Networks.Aggregations;

/// <summary>How a node turns its weighted inputs and its bias into the argument of its activation function.</summary>
/// <remarks>
/// <para>
/// Every evaluator computes, in this order: <c>z = Start(bias)</c>; for each edge in stored order
/// <c>z = Add(z, weight, value)</c>; <c>z = Finish(z, bias, edges)</c>. Where products are added up, each is fused with its sum
/// and rounded once (IEEE 754-2019, 5.4.1); elsewhere the product is rounded first. Order and roundings are part of the champion format.
/// </para>
/// <para>
/// <see cref="Sum"/> therefore starts from the bias and adds to it; all others combine the inputs first and add the bias last.
/// A node without edges gets 0 + bias. One NaN input makes the result NaN, whatever the aggregation.
/// </para>
/// </remarks>
public interface IAggregation
{
    /// <summary>Returns the accumulator before the first edge.</summary>
    static abstract TVector Start<TVector>(TVector bias)
        where TVector : struct, IFloatVector<TVector>;

    /// <summary>Takes one more weighted input into the accumulator.</summary>
    static abstract TVector Add<TVector>(TVector accumulated, TVector weight, TVector value)
        where TVector : struct, IFloatVector<TVector>;

    /// <summary>Returns the argument of the activation function once all <paramref name="edges"/> inputs are taken in.</summary>
    static abstract TVector Finish<TVector>(TVector accumulated, TVector bias, int edges)
        where TVector : struct, IFloatVector<TVector>;
}
