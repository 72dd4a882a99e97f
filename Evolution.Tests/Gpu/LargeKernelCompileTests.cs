using System.Reflection;
using Evolution.Core.Tasks;
using Evolution.Gpu;
using NUnit.Framework;

namespace Evolution.Tests.Gpu;

/// <summary>The kernels for large networks, of every task of the catalog, become PTX that keeps the host's bits.</summary>
[TestFixture]
public sealed class LargeKernelCompileTests
{
    [Test]
    public void Kernel_CompilesToExactPtx(
        [ValueSource(typeof(KernelCompileTests), nameof(KernelCompileTests.Tasks))] string task,
        [Values("SM_70", "SM_80", "SM_90")] string architecture)
    {
        foreach (MethodInfo method in KernelCompileTests.Create(task).Accept(new Methods()))
        {
            KernelCompileTests.AssertExact(ExactPtx.Rewrite(KernelCompileTests.Compile(method, architecture)));
        }
    }

    /// <summary>What one block writes and another reads goes past the first-level caches.</summary>
    [Test]
    public void BarrierOfTheDevice_FencesMemory()
    {
        MethodInfo giant = KernelCompileTests.Create("drift").Accept(new Methods())[^1];
        Assert.That(KernelCompileTests.Compile(giant, "SM_90"), Does.Contain("membar.gl").Or.Contain("fence."));
    }

    private sealed class Methods : ITaskVisitor<MethodInfo[]>
    {
        public MethodInfo[] VisitSamples<TTask>(SampleEvolutionTask<TTask> task)
            where TTask : struct, ISampleTask =>
            TeamSampleScorer<TTask>.Methods;

        public MethodInfo[] VisitEnvironment<TEnvironment, TState>(EnvironmentEvolutionTask<TEnvironment, TState> task)
            where TEnvironment : struct, IEnvironment<TState>
            where TState : unmanaged =>
            TeamEpisodeScorer<TEnvironment, TState>.Methods;
    }
}
