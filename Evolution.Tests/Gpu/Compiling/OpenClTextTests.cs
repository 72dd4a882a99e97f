using System.Reflection;
using System.Text.RegularExpressions;
using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Tasks;
using Evolution.Gpu;
using Evolution.Gpu.Compiling;
using Evolution.Gpu.Kernels;
using Evolution.Gpu.Teams;
using ILGPU;
using ILGPU.Backends.OpenCL;
using ILGPU.Runtime.OpenCL;
using NUnit.Framework;

namespace Evolution.Tests.Gpu.Compiling;

/// <summary>Kernels become OpenCL C that keeps the host's bits and needs nothing that only some devices have; no device is needed for that.</summary>
[TestFixture]
[Parallelizable]
public sealed class OpenClTextTests
{
    [Test]
    public void Kernel_BecomesExactOpenClC([Values("xor", "regression", "cart-pole", "double-pole", "echo")] string task, [Values] MemoryPlan memory) =>
        AssertExact(Compile(LanesKernel(task, new KernelKey(memory, null)), ArithmeticKind.Exact));

    [Test]
    public void KernelOfRecurrentNetworks_BecomesExactOpenClC([Values("memory", "double-pole-no-velocity")] string task) =>
        AssertExact(Compile(LanesKernel(task, new KernelKey(MemoryPlan.AllShared, ActivationKind.Tanh, NetworkKind.Recurrent, LanesPerThread: 2)), ArithmeticKind.Exact));

    [Test]
    public void KernelForLargeNetworks_BecomesExactOpenClC([Values("xor", "cart-pole", "acrobot", "echo")] string task) => AssertTeamsExact(task);

    [Test]
    [Category("Compile")]
    [Explicit(KernelCompileTests.OnDemand)]
    public void KernelForLargeNetworksOfEveryTask_BecomesExactOpenClC([ValueSource(typeof(KernelCompileTests), nameof(KernelCompileTests.Tasks))] string task) =>
        AssertTeamsExact(task);

    [Test]
    public void FastKernel_MayFuseProductsAndSums() =>
        Assert.That(Compile(LanesKernel("cart-pole", new KernelKey(MemoryPlan.AllShared, ActivationKind.Tanh)), ArithmeticKind.Fast), Does.Not.Contain("FP_CONTRACT"));

    [Test]
    public void Rewrite_MakesABlockOneWarpAndSharedPointersTheThreadsOwn()
    {
        const string Source = """
            local int* shared_var_7;
            int shared_var_len_7;
            local struct type_1* shared_var_8;
            int shared_var_len_8;
            kernel void Kernel_Run(
            	local char* dynamic_shared_memory,
            	struct type_1 var0)
            {
            	int var82;
            	 sub_group_barrier ( CLK_GLOBAL_MEM_FENCE );
            	var82 =  get_sub_group_size() ;
            	var83 = (int)((int) shared_var_len_8  /  ()16);
            	 barrier ( CLK_LOCAL_MEM_FENCE );
            	 work_group_barrier ( CLK_GLOBAL_MEM_FENCE ,  memory_scope_device );
            }

            """;
        const string Expected = """
            #pragma OPENCL FP_CONTRACT OFF
            kernel void Kernel_Run(
            	local char* dynamic_shared_memory,
            	struct type_1 var0)
            {
            local int* shared_var_7;
            int shared_var_len_7;
            local struct type_1* shared_var_8;
            int shared_var_len_8;
            	int var82;
            	 barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE);
            	var82 =  ((int)get_local_size(0)) ;
            	var83 = (int)((int) shared_var_len_8  /  (int)16);
            	 barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE);
            	 atomic_work_item_fence(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE, memory_order_acq_rel, memory_scope_device);
            }

            """;
        Assert.That(OpenClText.Rewrite(Source, isExact: true), Is.EqualTo(Expected));
    }

    /// <summary>An episode of cart-pole ends where the cart is not within its track: also where that is NaN.</summary>
    [Test]
    public void ConditionThatIsTurnedRound_IsTrueOfNaN() => Assert.That(
        Compile(LanesKernel("cart-pole", new KernelKey(MemoryPlan.AllShared, ActivationKind.Cube)), ArithmeticKind.Exact),
        Does.Match(@"= !\(\(float\) var\d+ <= \(float\) 2\.4\d*f\);"));

    private static void AssertTeamsExact(string task)
    {
        foreach (MethodInfo method in KernelCompileTests.Create(task).Accept(new TeamMethods()))
        {
            AssertExact(Compile(method, ArithmeticKind.Exact));
        }
    }

    private static void AssertExact(string source)
    {
        Assert.That(source, Does.StartWith("#pragma OPENCL FP_CONTRACT OFF\n"));
        Assert.That(Regex.Count(source, @"^kernel void ", RegexOptions.Multiline), Is.EqualTo(1));

        // What OpenCL C computes to a few ulp, or fused where the device likes, or in a way of the device's own. Its fma rounds once on every device.
        Assert.That(source, Does.Not.Match(@"\b(exp2?|log2?|sin|cos|tan|tanh|pow|rsqrt|mad|hypot|(native|half)_\w+)\s*\("));
        Assert.That(source, Does.Not.Match("sub_group"));
        Assert.That(source, Does.Not.Match(@"\(\)\s*[\w(]"), "a cast has a type");
        Assert.That(source, Does.Not.Match(@"\b(work_group_)?barrier\s*\((?!CLK_LOCAL_MEM_FENCE \| CLK_GLOBAL_MEM_FENCE\))"));

        // Outside the kernel all blocks would write the same pointer.
        Assert.That(source[..source.IndexOf("kernel void", StringComparison.Ordinal)], Does.Not.Contain("shared_var"));
    }

    private static MethodInfo LanesKernel(string task, KernelKey key) =>
        KernelForms.Find(KernelCompileTests.Create(task).Accept(new KernelTrial.FormsOf()), key, ArithmeticKind.Exact);

    private static string Compile(MethodInfo method, ArithmeticKind arithmetic)
    {
        using Context context = Context.Create(builder => GpuDevice.Optimized(builder));
        var capabilities = new CLCapabilityContext(float16: false, float64: false, int64_Atomics: true, subGroups: false, genericAddressSpace: true);
        using var backend = new CLBackend(context, capabilities, CLDeviceVendor.Other, CLCVersion.CL20);
        return ((CLCompiledKernel)KernelLoader.Compile(backend, method, arithmetic)).Source;
    }

    /// <summary>The kernels that an OpenCL device gets: those of the whole device need blocks that run at once.</summary>
    private sealed class TeamMethods : ITaskVisitor<MethodInfo[]>
    {
        public MethodInfo[] VisitSamples<TTask>(SampleEvolutionTask<TTask> task)
            where TTask : struct, ISampleTask => TeamSampleScorer<TTask>.Methods[..3];

        public MethodInfo[] VisitEnvironment<TEnvironment, TState>(EnvironmentEvolutionTask<TEnvironment, TState> task)
            where TEnvironment : struct, IEnvironment<TState>
            where TState : unmanaged => TeamEpisodeScorer<TEnvironment, TState>.Methods[..1];
    }
}
