using System.Reflection;
using Evolution.Core.Evaluation;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using Evolution.Gpu.Buffers;
using Evolution.Gpu.Kernels;
using Evolution.Gpu.Views;
using ILGPU.Runtime;

namespace Evolution.Gpu.Teams;

/// <summary>The kernels for large networks of a task of rows, and its rows in device memory.</summary>
internal sealed class TeamSampleScorer<TTask> : TeamScorer
    where TTask : struct, ISampleTask
{
    private readonly TeamKernel<SampleArgument<TTask>> _kernel;
    private readonly DeviceBuffer<float> _inputs;
    private readonly DeviceBuffer<float> _targets;
    private readonly SampleArgument<TTask> _argument;

    public TeamSampleScorer(TTask task, SampleTable table, GpuDevice device, ArithmeticKind arithmetic)
    {
        _kernel = new TeamKernel<SampleArgument<TTask>>(device, arithmetic, Methods);
        _inputs = new DeviceBuffer<float>(device.Accelerator);
        _targets = new DeviceBuffer<float>(device.Accelerator);
        RowsAtOnce = table.RowCount;
        _argument = new SampleArgument<TTask>
        {
            Task = task,
            Inputs = _inputs.Upload(table.Inputs),
            Targets = _targets.Upload(table.Targets),
            TargetCount = table.TargetCount,
        };
    }

    /// <summary>Gets the kernels' methods: a block a team for few lanes, for many, and for many, two a thread; then the device a team for the same, for one lane with tiles of warps, for many with lists of nodes, and for one lane with values in shared memory.</summary>
    public static MethodInfo[] Methods { get; } =
    [
        Method(TeamSampleKernel.Run<TTask, BlockTeam, TileWalk>),
        Method(TeamSampleKernel.Run<TTask, BlockTeam, LaneWalk<Float1>>),
        Method(TeamSampleKernel.Run<TTask, BlockTeam, LaneWalk<Float2>>),
        Method(TeamSampleKernel.Run<TTask, GridTeam, TileWalk>),
        Method(TeamSampleKernel.Run<TTask, GridTeam, LaneWalk<Float1>>),
        Method(TeamSampleKernel.Run<TTask, GridTeam, LaneWalk<Float2>>),
        Method(TeamSampleKernel.Run<TTask, GridTeam, WarpTileWalk>),
        Method(TeamSampleKernel.Run<TTask, GridTeam, GatherWalk>),
        Method(TeamSampleKernel.Run<TTask, GridTeam, WindowWalk>),
    ];

    /// <inheritdoc/>
    public override int RowsAtOnce { get; }

    /// <inheritdoc/>
    public override bool WalksOnce => true;

    /// <inheritdoc/>
    public override Kernel KernelFor(TeamShape shape) => _kernel.For(FormOf(shape));

    /// <inheritdoc/>
    public override void Launch(TeamShape shape, BatchView batch, TeamView work, in EvaluationPlan plan) =>
        _kernel.Launch(FormOf(shape), shape, batch, work, _argument);

    /// <inheritdoc/>
    public override void Dispose()
    {
        _kernel.Dispose();
        _inputs.Dispose();
        _targets.Dispose();
    }

    private static int FormOf(TeamShape shape) => shape.HasWindow ? Methods.Length - 1
        : shape.HasLists ? Methods.Length - 2
        : shape.HasWarpTiles ? Methods.Length - 3
        : (shape.Kernel == KernelKind.Giant ? 3 : 0) + (shape.ByLanes ? shape.LanesPerThread : 0);

    private static MethodInfo Method(Action<BatchView, TeamView, SampleArgument<TTask>> kernel) => kernel.Method;
}
