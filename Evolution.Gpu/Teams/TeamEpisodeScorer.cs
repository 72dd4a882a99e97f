using System.Reflection;
using Evolution.Core.Evaluation;
using Evolution.Core.Tasks;
using Evolution.Gpu.Kernels;
using Evolution.Gpu.Views;
using ILGPU.Runtime;

namespace Evolution.Gpu.Teams;

/// <summary>The kernels for large networks of a task of episodes.</summary>
internal sealed class TeamEpisodeScorer<TEnvironment, TState>(TEnvironment environment, GpuDevice device, ArithmeticKind arithmetic) : TeamScorer
    where TEnvironment : struct, IEnvironment<TState>
    where TState : unmanaged
{
    private readonly TeamKernel<EpisodeArgument<TEnvironment>> _kernel = new(device, arithmetic, Methods);

    /// <summary>Gets the kernels' methods: a block a team, then the device a team, with tiles of warps and with values in shared memory.</summary>
    public static MethodInfo[] Methods { get; } =
    [
        Method(TeamEpisodeKernel.Run<TEnvironment, TState, BlockTeam, TileWalk>),
        Method(TeamEpisodeKernel.Run<TEnvironment, TState, GridTeam, WarpTileWalk>),
        Method(TeamEpisodeKernel.Run<TEnvironment, TState, GridTeam, WindowWalk>),
    ];

    /// <inheritdoc/>
    public override int RowsAtOnce => 1;

    /// <inheritdoc/>
    public override bool WalksOnce => false;

    /// <inheritdoc/>
    public override Kernel KernelFor(TeamShape shape) => _kernel.For(FormOf(shape));

    /// <inheritdoc/>
    public override void Launch(TeamShape shape, BatchView batch, TeamView work, in EvaluationPlan plan) =>
        _kernel.Launch(FormOf(shape), shape, batch, work, new EpisodeArgument<TEnvironment> { Environment = environment, Plan = plan });

    /// <inheritdoc/>
    public override void Dispose() => _kernel.Dispose();

    private static int FormOf(TeamShape shape) => shape.HasWindow ? 2 : shape.HasWarpTiles ? 1 : 0;

    private static MethodInfo Method(Action<BatchView, TeamView, EpisodeArgument<TEnvironment>> kernel) => kernel.Method;
}
