using Evolution.Core.Checkpoints;
using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Numerics;
using Evolution.Core.Runs;
using Evolution.Core.Speciation;
using Evolution.Core.Tasks;
using Evolution.Core.Variation;
using Evolution.Experiments.Tasks;
using Evolution.Gpu;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Checkpoints;

/// <summary>A run that was saved and read back goes on as the one that was not, whatever the threads.</summary>
[TestFixture]
public sealed class ResumeTests
{
    private const int Generations = 12;

    private static readonly EvolutionTask XorTask = Xor.Descriptor.Create(new XorParameters { Criterion = XorCriterion.Classification });
    private static readonly EvolutionTask DoublePoleTask = DoublePole.Descriptor.Create(DoublePole.Descriptor.CreateParameters());

    [TestCase(SpeciationStrategyKind.Threshold)]
    [TestCase(SpeciationStrategyKind.KMeans)]
    public void Rows_GoOnFromEveryGeneration(SpeciationStrategyKind strategy) =>
        AssertGoesOn(Wild(TestOptions.Setup(strategy), TestOptions.MixedNetwork()), XorTask);

    [Test]
    public void Episodes_GoOnFromEveryGeneration() => AssertGoesOn(TestOptions.Setup(), DoublePoleTask);

    [TestCase(InitialTopologyKind.Layered)]
    [TestCase(InitialTopologyKind.Random)]
    public void FirstGenomesWithHiddenNodes_GoOnFromEveryGeneration(InitialTopologyKind topology)
    {
        NetworkOptions network = TestOptions.MixedNetwork();
        (network.InitialHidden, network.InitialTopology) = (6, topology);
        AssertGoesOn(Wild(TestOptions.Setup(), network), XorTask);
    }

    [TestCase(NetworkSemantics.Synchronous)]
    [TestCase(NetworkSemantics.Settle)]
    [TestCase(NetworkSemantics.Ctrnn)]
    public void RecurrentNetworks_GoOnFromEveryGeneration(NetworkSemantics semantics) =>
        AssertGoesOn(Wild(TestOptions.Setup(), TestOptions.RecurrentNetwork(semantics)), DoublePoleTask);

    [Test]
    public void TestedSpeciesChampions_GoOnFromEveryGeneration()
    {
        EvolutionTask task = DoublePoleNoVelocity.Descriptor.Create(DoublePoleNoVelocity.Descriptor.CreateParameters());
        RunSetup setup = TestOptions.Setup() with { Stop = new StopOptions { WhenSolved = true, Generations = Generations } };
        AssertGoesOn(setup, task);
    }

    /// <summary>The genome that solves a task need not be the best: the run that goes on has the champion that it would have without an end.</summary>
    [Test]
    public void ASolvedRun_EndsAgain_OrGoesOnAsIfNobodyHadLooked()
    {
        RunSetup setup = TestOptions.Setup(population: 150) with { Network = new NetworkOptions(), Variation = new VariationOptions() };
        int solvedByAnother = 0;
        for (ulong seed = 1; seed <= 8; seed++)
        {
            RunSetup ends = setup with { Seed = seed, Stop = new StopOptions { WhenSolved = true, Generations = 200 } };
            Trace solved = Trace.Of(ends, XorTask, threads: 1);
            Assert.That(solved.End, Does.StartWith(nameof(StopReason.Solved)));
            Trace again = Trace.Of(ends, XorTask, threads: 2, from: solved.Saved[^1]);
            Assert.That((again.Lines.Count, again.End), Is.EqualTo((0, solved.End)));

            for (int more = 0; more <= 5; more += 5)
            {
                RunSetup goesOn = ends with { Stop = new StopOptions { WhenSolved = false, Generations = solved.Lines.Count + more } };
                Trace rest = Trace.Of(goesOn, XorTask, threads: 2, from: solved.Saved[^1]);
                Trace whole = Trace.Of(goesOn, XorTask, threads: 1);
                Assert.That(rest.Lines.Append(rest.End), Is.EqualTo(whole.Lines.Skip(solved.Lines.Count).Append(whole.End)), $"seed {seed}");
                solvedByAnother += whole.Lines[solved.Lines.Count - 1] == solved.Lines[^1] ? 0 : 1;
            }
        }

        Assert.That(solvedByAnother, Is.Positive, "a genome that is not the best solved a task");
    }

    [Test]
    public void ADevice_GoesOnWhereTheHostStopped_AndTheHostWhereTheDeviceDid()
    {
        RunSetup setup = TestOptions.Setup() with { Stop = new StopOptions { WhenSolved = false, Generations = 5 } };
        foreach (EvolutionTask task in new[] { XorTask, DriftTask.Create() })
        {
            Trace host = Trace.Of(setup, task, threads: 1);
            Trace device = Trace.Of(setup, task, threads: Trace.OnDevice, from: host.Saved[2]);
            Assert.That(device.Lines.Append(device.End), Is.EqualTo(host.Lines.Skip(3).Append(host.End)));
            Trace back = Trace.Of(setup, task, threads: 1, from: device.Saved[0], save: false);
            Assert.That(back.Lines.Append(back.End), Is.EqualTo(host.Lines.Skip(4).Append(host.End)));
        }
    }

    [Test]
    public void Saving_GivesTheSameBytesTwiceAndOnAnyThreads()
    {
        byte[] one = Trace.Of(TestOptions.Setup(), XorTask, threads: 1, saveTwice: true).Saved[^1];
        byte[] three = Trace.Of(TestOptions.Setup(), XorTask, threads: 3).Saved[^1];
        Assert.That(Blank(one), Is.EqualTo(Blank(three)));
    }

    /// <summary>Seconds differ from run to run; a file read back and written without them does not.</summary>
    private static byte[] Blank(byte[] saved)
    {
        NetworkShape shape = TestOptions.Setup().Network.ShapeFor(XorTask.InputNames.Count, XorTask.OutputNames.Count);
        Checkpoint read = CheckpointDecoder.Read(new MemoryStream(saved), shape);
        using var stream = new MemoryStream();
        CheckpointEncoder.Write(stream, read with { State = read.State with { Seconds = 0 } });
        return stream.ToArray();
    }

    private static RunSetup Wild(RunSetup setup, NetworkOptions network) => setup with { Network = network, Variation = TestOptions.WildVariation() };

    private static void AssertGoesOn(RunSetup setup, EvolutionTask task)
    {
        if (setup.Stop.Generations != Generations)
        {
            setup = setup with { Stop = new StopOptions { WhenSolved = setup.Stop.WhenSolved, Generations = Generations } };
        }

        Trace whole = Trace.Of(setup, task, threads: 1, saveTwice: true);
        Assert.That(whole.Lines, Is.EqualTo(Trace.Of(setup, task, threads: 2, save: false).Lines), "saving changes nothing");
        for (int saved = 0; saved < whole.Saved.Count; saved++)
        {
            Trace rest = Trace.Of(setup, task, threads: 1 + (saved % 3), from: whole.Saved[saved], save: false);
            Assert.That(rest.Lines, Is.EqualTo(whole.Lines.Skip(saved + 1)), $"continued from generation {saved}");
            Assert.That(rest.End, Is.EqualTo(whole.End), $"continued from generation {saved}");
        }
    }

    /// <summary>What a run said of its generations, and its checkpoints.</summary>
    private sealed class Trace : IRunObserver
    {
        /// <summary>In place of a number of threads: ILGPU's emulated device.</summary>
        public const int OnDevice = 0;

        private bool _save;
        private bool _saveTwice;

        public List<string> Lines { get; } = [];

        public List<byte[]> Saved { get; } = [];

        public string End { get; private set; } = "";

        public static Trace Of(RunSetup setup, EvolutionTask task, int threads, byte[]? from = null, bool save = true, bool saveTwice = false)
        {
            var trace = new Trace { _save = save, _saveTwice = saveTwice };
            NetworkShape shape = setup.Network.ShapeFor(task.InputNames.Count, task.OutputNames.Count);
            RunState? state = from is null ? null : CheckpointDecoder.Read(new MemoryStream(from), shape).State;
            using var workers = new WorkerPool(Math.Max(threads, 1));
            using IPopulationEvaluator evaluator = threads switch
            {
                OnDevice => new GpuEvaluator(task, GpuDevice.OpenEmulated(), new GpuOptions()),
                2 => new ReferenceEvaluator(task, workers),
                _ => new SimdEvaluator(task, workers),
            };
            var run = new EvolutionRun(setup, task, evaluator, workers, trace, state);
            StopReason reason = run.Run();
            trace.End = $"{reason} {run.Evaluations} {run.Steps} {run.NotFinite} {run.Negative} {GenomeDigest.OfPopulation(run.Population)} {GenomeDigest.OfGenome(run.Champion!.Genome)} {run.Champion.Plan}";
            return trace;
        }

        public void OnGeneration(EvolutionRun run, in GenerationReport report)
        {
            Lines.Add($"{report with { Seconds = 0 }} {GenomeDigest.OfPopulation(run.Population)} {GenomeDigest.OfGenome(run.Champion!.Genome)}");
            for (int i = 0; i < (_saveTwice ? 2 : 1) && _save; i++)
            {
                using var stream = new MemoryStream();
                CheckpointEncoder.Write(stream, new Checkpoint("task/1", "digest", run.Capture()));
                if (i == 0)
                {
                    Saved.Add(stream.ToArray());
                }
            }
        }
    }
}
