using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>What a kernel of rows gets of its task.</summary>
/// <typeparam name="TTask">The struct that scores a row.</typeparam>
public struct SampleArgument<TTask>
    where TTask : struct
{
    /// <summary>The scoring code.</summary>
    public TTask Task;

    /// <summary>Inputs, row-major; shape [rows, task inputs].</summary>
    public ArrayView<float> Inputs;

    /// <summary>Targets, row-major; shape [rows, targets].</summary>
    public ArrayView<float> Targets;

    /// <summary>Targets a row.</summary>
    public int TargetCount;
}
