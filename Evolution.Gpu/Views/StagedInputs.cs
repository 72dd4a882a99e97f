using Evolution.Core.Networks;
using Evolution.Core.Numerics;

namespace Evolution.Gpu.Views;

/// <summary>The weighted inputs of one lane, which other threads of the block have fetched.</summary>
/// <param name="inputs">Inputs as <c>[edge][lane]</c>.</param>
/// <param name="firstEdge">The first edge there.</param>
/// <param name="lane">The lane.</param>
/// <param name="lanes">The lanes.</param>
public readonly struct StagedInputs(InputBuffer inputs, int firstEdge, int lane, int lanes) : INodeInputs<Float1>
{
    private readonly InputBuffer _inputs = inputs;
    private readonly int _offset = lane - (firstEdge * lanes);
    private readonly int _lanes = lanes;

    /// <inheritdoc/>
    public WeightedInput<Float1> this[int edge] => _inputs.Get(_offset + (edge * _lanes));
}
