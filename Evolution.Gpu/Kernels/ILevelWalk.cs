using Evolution.Gpu.Views;
using ILGPU;

namespace Evolution.Gpu.Kernels;

/// <summary>How a team computes the nodes of a network, level after level.</summary>
public interface ILevelWalk
{
    /// <summary>Computes a network from its inputs; all threads of the team come here, and find all values written when they leave, but where <see cref="TeamView.IsCleared"/> is set only those of the first block the outputs.</summary>
    /// <param name="batch">The networks.</param>
    /// <param name="work">Their tiles.</param>
    /// <param name="network">The network's number.</param>
    /// <param name="values">The team's values as <c>[node][lane]</c>.</param>
    /// <param name="buffer">The block's room for weighted inputs.</param>
    static abstract void Run<TTeam>(BatchView batch, TeamView work, int network, ArrayView<float> values, InputBuffer buffer)
        where TTeam : struct, ITeam<TTeam>;
}
