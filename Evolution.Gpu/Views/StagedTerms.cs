using Evolution.Core.Networks;
using Evolution.Core.Numerics;

namespace Evolution.Gpu.Views;

/// <summary>The products of one lane, which other threads of the block have written.</summary>
/// <param name="terms">Products as <c>[edge][lane]</c>.</param>
/// <param name="firstEdge">The first edge there.</param>
/// <param name="lane">The lane.</param>
/// <param name="lanes">The lanes.</param>
public readonly struct StagedTerms(TermBuffer terms, int firstEdge, int lane, int lanes) : INodeTerms<Float1>
{
    private readonly TermBuffer _terms = terms;
    private readonly int _offset = lane - (firstEdge * lanes);
    private readonly int _lanes = lanes;

    /// <inheritdoc/>
    public Float1 Term(int edge) => new(_terms.Get(_offset + (edge * _lanes)));
}
