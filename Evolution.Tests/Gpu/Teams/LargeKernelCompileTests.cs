using System.Reflection;
using System.Text.RegularExpressions;
using Evolution.Core.Tasks;
using Evolution.Gpu;
using Evolution.Gpu.Compiling;
using Evolution.Gpu.Kernels;
using Evolution.Gpu.Teams;
using Evolution.Gpu.Views;
using Evolution.Tests.Gpu.Compiling;
using NUnit.Framework;

namespace Evolution.Tests.Gpu.Teams;

/// <summary>The kernels for large networks, of every task of the catalog, become PTX that keeps the host's bits.</summary>
[TestFixture]
[Parallelizable]
public sealed class LargeKernelCompileTests
{
    [Test]
    public void Kernel_CompilesToExactPtx([Values("xor", "regression", "cart-pole", "double-pole", "echo")] string task) =>
        AssertExact(task, "SM_90");

    [Test]
    [Category("Compile")]
    [Explicit(KernelCompileTests.OnDemand)]
    public void KernelOfEveryTask_CompilesToExactPtx(
        [ValueSource(typeof(KernelCompileTests), nameof(KernelCompileTests.Tasks))] string task, [Values("SM_70", "SM_80", "SM_90")] string architecture) =>
        AssertExact(task, architecture);

    /// <summary>What one block writes and another reads goes past the first-level caches.</summary>
    [Test]
    public void BarrierOfTheDevice_FencesMemoryAndWaitsByLoads([Values("drift", "echo")] string task)
    {
        foreach (MethodInfo giant in MethodsOf(task).Where(IsGiant))
        {
            string ptx = TeamPtx.Rewrite(KernelCompileTests.Compile(giant, "SM_90"));
            Assert.That(ptx, Does.Contain("fence.acq_rel.gpu;"));
            Assert.That(ptx, Does.Match(@"ld\.relaxed\.gpu\.global\.u32\s+%r\d+, \[%rd\d+\];"));
            Assert.That(ptx, Does.Not.Match(@"membar|atom\.add\S*\s+%\w+, \[%rd\d+\], 0;"));
        }
    }

    /// <summary>Values that blocks hand to each other go past the first-level caches by four, and words of streams to shared memory without registers.</summary>
    [Test]
    public void ValuesInSharedMemory_ComeByRelaxedLoadsAndStreamsByCopies([Values("drift", "echo")] string task)
    {
        string ptx = KernelCompileTests.Compile(MethodsOf(task)[^1], "SM_80");
        Assert.That(ptx, Does.Match(@"ld\.relaxed\.gpu\.global\.v4\.u32\s+\{%r\d+, %r\d+, %r\d+, %r\d+\}, \[%rd\d+\];"));
        Assert.That(ptx, Does.Match(@"st\.relaxed\.gpu\.global\.u32\s+\[%rd\d+\], %r\d+;"));
        Assert.That(ptx, Does.Match(@"cp\.async\.cg\.shared\.global\s+\[%rd\d+\], \[%rd\d+\], 16;\s"));
        Assert.That(ptx, Does.Contain("cp.async.commit_group;"));
        Assert.That(ptx, Does.Match(@"cp\.async\.wait_group\s+2;\s+bar\.warp\.sync"), "a warp sees what its threads have copied");
        Assert.That(ptx, Does.Match(@"bar\.warp\.sync\s+\d+;(?:(?!bar\.)[\s\S])*cp\.async\.cg"), "nothing is overwritten that a thread of the warp still reads");
        Assert.That(ptx, Does.Contain("cp.async.wait_all;"));
        Assert.That(ptx, Does.Match(@"ld\.shared\.v4"), "words are read whole");
        Assert.That(ptx, Does.Match(@"st\.shared\.v4"), "values are written by 16 bytes");
        Assert.That(ptx, Does.Match(@"\.extern \.shared \.align (16|32) "));
    }

    /// <summary>Edges and values are under way to shared memory while others are added up, and a warp sees them only once all its threads have them.</summary>
    [Test]
    public void GatheredValues_ComeByCopies()
    {
        string ptx = KernelCompileTests.Compile(MethodsOf("echo").Single(method => method.GetGenericArguments().Contains(typeof(GatherWalk))), "SM_80");
        Assert.That(ptx, Does.Match(@"cp\.async\.ca\.shared\.global\s+\[%rd\d+\], \[%rd\d+\], 4;\s"));
        Assert.That(ptx, Does.Match(@"cp\.async\.cg\.shared\.global\s+\[%rd\d+\], \[%rd\d+\], 16;\s"));
        Assert.That(ptx, Does.Match(@"cp\.async\.commit_group;\s+cp\.async\.wait_group\s+1;\s+bar\.warp\.sync"));
        Assert.That(ptx, Does.Match(@"ld\.shared\.v4"), "four weights are read together");
        Assert.That(ptx, Does.Match(@"\.extern \.shared \.align (16|32) "));
    }

    [Test]
    public void WordsOfStreams_AreWrittenWhole() =>
        Assert.That(KernelCompileTests.Compile(StreamArranger.Method, "SM_80"), Does.Match(@"st\.global\.v4"));

    [Test]
    public void InstructionsThatAnArchitectureLacks_AreNotWritten([Values("drift", "echo")] string task) =>
        Assert.That(MethodsOf(task).Select(method => KernelCompileTests.Compile(method, "SM_70")), Has.None.Match(@"cp\.async|\.relaxed"));

    /// <summary>A value that were widened with its sign would take the weight of its word away; an emulated device does not show that.</summary>
    [TestCase(typeof(TileWalk), 1)]
    [TestCase(typeof(WarpTileWalk), 1)]
    public void ValuesBesideWeights_AreWidenedWithoutTheirSign(Type walk, int kernels)
    {
        MethodInfo[] methods = [.. MethodsOf("drift").Where(method => method.GetGenericArguments().Contains(walk))];
        Assert.That(methods, Has.Length.EqualTo(kernels));
        foreach (string ptx in methods.Select(method => KernelCompileTests.Compile(method, "SM_90")))
        {
            Assert.That(Regex.Count(ptx, @"mov\.b32\s+(%r\d+), %f\d+;\s+cvt\.u64\.u32\s+%rd\d+, \1;"), Is.EqualTo(EdgeOctet.Count));
            Assert.That(ptx, Does.Match(@"\.extern \.shared \.align (16|32) "));
            Assert.That(Regex.Count(ptx, @"ld\.shared\.v4"), Is.GreaterThanOrEqualTo(StagedOctet.Count), "two inputs are read together");
        }
    }

    [TestCase(KernelKind.Levels, 32 * 1024)]
    [TestCase(KernelKind.Giant, 48 * 1024)]
    public void SharedMemory_FitsABlockOfAnyDevice(KernelKind kind, int bytes)
    {
        for (int lanes = 1; lanes < 8; lanes++)
        {
            Assert.That(new TeamShape(kind, lanes, kind == KernelKind.Giant ? 512 : 256).SharedBytes, Is.InRange(1, bytes), $"{lanes} lanes");
        }

        Assert.That(new TeamShape(kind, 1, WarpTileWalk.MostThreads) { WarpSize = 32, HasWarpTiles = true }.SharedBytes, Is.InRange(1, 48 * 1024));
    }

    [Test]
    public void Rewrite_LeavesOldArchitecturesAlone([Values(61, 70)] int architecture)
    {
        string ptx = $".target sm_{architecture}\n\tmembar.gl;\n\tatom.add.global.u64\t%rd1, [%rd2], 0;";
        Assert.That(TeamPtx.Rewrite(ptx) == ptx, Is.EqualTo(architecture < 70));
    }

    private static MethodInfo[] MethodsOf(string task) => KernelCompileTests.Create(task).Accept(new Methods());

    private static bool IsGiant(MethodInfo method) => method.GetGenericArguments().Contains(typeof(GridTeam));

    private static void AssertExact(string task, string architecture)
    {
        foreach (MethodInfo method in MethodsOf(task))
        {
            KernelCompileTests.AssertExact(ExactPtx.Rewrite(KernelCompileTests.Compile(method, architecture)));
        }
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
