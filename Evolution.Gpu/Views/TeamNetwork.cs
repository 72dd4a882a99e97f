using Evolution.Core.Networks;
using Evolution.Gpu.Kernels;
using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>A feed-forward network that a team computes for one lane.</summary>
/// <typeparam name="TTeam">The team.</typeparam>
/// <typeparam name="TWalk">How it goes from level to level.</typeparam>
/// <param name="batch">The networks.</param>
/// <param name="work">Their tiles.</param>
/// <param name="network">The network's number.</param>
/// <param name="values">The values by node.</param>
/// <param name="buffer">The block's room for weighted inputs.</param>
/// <param name="leads">Whether the calling thread writes for all.</param>
public readonly struct TeamNetwork<TTeam, TWalk>(BatchView batch, TeamView work, int network, ArrayView<float> values, InputBuffer buffer, bool leads)
    : ILaneNetwork<TeamInputs, LaneOutputs>
    where TTeam : struct, ITeam<TTeam>
    where TWalk : struct, ILevelWalk
{
    private readonly BatchView _batch = batch;
    private readonly TeamView _work = work;
    private readonly int _network = network;
    private readonly ArrayView<float> _values = values;
    private readonly InputBuffer _buffer = buffer;
    private readonly bool _leads = leads;

    /// <inheritdoc/>
    public TeamInputs Inputs(int lane) => new(new LaneValues(_values, 0, 1), _leads);

    /// <inheritdoc/>
    public LaneOutputs Outputs(int lane) => new(new LaneValues(_values, 0, 1), _batch.OutputNode, _network * _batch.Outputs);

    /// <inheritdoc/>
    public void Reset(int lane)
    {
    }

    /// <inheritdoc/>
    public void Move(int from, int to)
    {
    }

    /// <inheritdoc/>
    public void Activate(int lanes) => TWalk.Run<TTeam>(_batch, _work, _network, _values, _buffer);
}
