using Evolution.Gpu.Compiling;
using Evolution.Gpu.Views;
using ILGPU.Runtime;

namespace Evolution.Gpu.Lanes;

/// <summary>A launch of the lanes kernel.</summary>
/// <param name="Stream">The stream that it follows.</param>
/// <param name="Key">The kernel's form.</param>
/// <param name="Shape">Blocks and shared memory.</param>
/// <param name="Batch">The networks.</param>
/// <param name="Work">How they are shared out.</param>
internal readonly record struct LanesLaunch(AcceleratorStream Stream, KernelKey Key, LaunchShape Shape, BatchView Batch, WorkView Work);
