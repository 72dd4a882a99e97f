using System.Text.Json;
using Evolution.Experiments;
using Evolution.Experiments.UserCode;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.UserCode;

/// <summary>A task in a file of the user's, from the starter to the replayed champion.</summary>
[TestFixture]
[Parallelizable]
public sealed class OwnTaskTests
{
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void MakeDirectory() => _directory = new TemporaryDirectory();

    [TearDown]
    public void Remove() => _directory.Dispose();

    [TestCaseSource(typeof(TaskStarter), nameof(TaskStarter.Kinds))]
    public void Starter_RunsAsItIs_AndResumesAndReplays(string kind)
    {
        EvolutionProcess.Succeed(_directory, "new-task", "my-own-task", "--kind", kind);
        string[] run = ["run", "my-own-task.json", "--trust", "--quiet", "--population", "40", "--set", "stop.whenSolved=false"];

        JsonElement whole = EvolutionProcess.Succeed(_directory, [.. run, "--generations", "6", "--output", "whole", "--threads", "1", "--json"]).Json;
        EvolutionProcess.Succeed(_directory, [.. run, "--generations", "3", "--output", "parts"]);
        JsonElement resumed = EvolutionProcess.Succeed(
            _directory, "resume", "parts", "--trust", "--quiet", "--generations", "6", "--threads", "2", "--json").Json;

        Assert.That(whole.GetProperty("task").GetString(), Is.EqualTo("my-own-task/1"));
        Assert.That(resumed.GetProperty("populationDigest").GetString(), Is.EqualTo(whole.GetProperty("populationDigest").GetString()));
        EvolutionProcess replay = EvolutionProcess.Run(_directory, "replay", "whole/champion.json", "--trust");
        Assert.That(
            (replay.ExitCode, replay.Output + replay.Error),
            kind == "population" ? Is.EqualTo((ExitCode.BadInput, replay.Error)) : Is.EqualTo((ExitCode.Done, replay.Output)));
        Assert.That(replay.Output + replay.Error, Does.Contain(kind == "population" ? "scores a population as a whole" : "identical"));
    }

    [Test]
    public void Code_RunsOnlyWithConsent()
    {
        NewTask("my-task", "samples");
        string[] run = ["run", "my-task.json", "--quiet", "--generations", "1", "--population", "10", "--output"];

        EvolutionProcess refused = EvolutionProcess.Run(_directory, [.. run, "refused"]);
        EvolutionProcess.Succeed(_directory, "trust", ".");
        EvolutionProcess.Succeed(_directory, [.. run, "inside"]);
        EvolutionProcess.Succeed(_directory, "replay", "inside/champion.json");
        EvolutionProcess.Succeed(_directory, "trust", ".", "--remove");
        EvolutionProcess again = EvolutionProcess.Run(_directory, "replay", "inside/champion.json");

        Assert.That(refused.ExitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(refused.Error, Does.Contain("task.source").And.Contain("--trust").And.Contain($"evolution trust \"{_directory.Path}\""));
        Assert.That(Directory.Exists(_directory.PathOf("refused")), Is.False);
        Assert.That(again.ExitCode, Is.EqualTo(ExitCode.DamagedFile), again.Error);
    }

    [Test]
    public void Trust_CoversNeitherAFolderOfTheSameBeginning_NorALinkThatLeadsOutside()
    {
        foreach (string folder in (string[])["mine", "mine-not"])
        {
            EvolutionProcess.Succeed(_directory, "new-task", "my-task", "--output", folder);
        }

        Directory.CreateSymbolicLink(_directory.PathOf("mine", "link"), _directory.PathOf("mine-not"));
        EvolutionProcess.Succeed(_directory, "trust", "mine");

        Assert.That(Run("mine/my-task.json").ExitCode, Is.Zero);
        Assert.That(Run("mine-not/my-task.json").ExitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(Run("mine/link/my-task.json").ExitCode, Is.EqualTo(ExitCode.BadInput));
    }

    [Test]
    public void CompileErrors_AreToldAsTheCompilerSaysThem_WithFileAndLine()
    {
        NewTask("my-task", "environment");
        string source = _directory.Read("my-task.cs").Replace("state.Step++;", "state.Stop++;", StringComparison.Ordinal);
        _directory.Write("my-task.cs", source.Replace("float push = (2f", "int push = (2f", StringComparison.Ordinal));
        int LineOf(string text) => source[..source.IndexOf(text, StringComparison.Ordinal)].Count(c => c == '\n') + 1;

        EvolutionProcess run = Run("my-task.json", "--trust");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(run.Error, Does.Contain("2 faults").And.Not.Contain("   at "));
        Assert.That(run.Error, Does.Contain($"my-task.cs({LineOf("float push")},20): error CS0266"));
        Assert.That(run.Error, Does.Contain($"my-task.cs({LineOf("state.Stop")},15): error CS1061"));
    }

    [TestCase("public static class Nothing;", "describes no task", "TaskDescriptor Descriptor")]
    [TestCase("", "describes no task")]
    [TestCase("using Evolution.Core.Tasks; public static class Bad { public static TaskDescriptor Descriptor => throw new InvalidOperationException(\"No luck.\"); }", "Bad.Descriptor throws InvalidOperationException: No luck.")]
    public void FileWithoutATask_IsRefusedInWords(string source, params string[] messages)
    {
        _directory.Write("my-task.cs", source);
        _directory.Write("my-task.json", "{\"task\": {\"source\": \"my-task.cs\"}}");

        EvolutionProcess run = Run("my-task.json", "--trust");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.BadInput));
        foreach (string message in messages)
        {
            Assert.That(run.Error, Does.Contain(message).And.Not.Contain("   at "));
        }
    }

    [TestCase("{\"source\": \"absent.cs\"}", "task.source", "does not exist")]
    [TestCase("{\"source\": 5}", "task.source", "5 is not a text")]
    [TestCase("{\"source\": \"a.cs\", \"name\": \"xor\"}", "has name and source")]
    [TestCase("{\"name\": \"xor\", \"digest\": \"00\"}", "task.digest", "not to name")]
    [TestCase("{\"assembly\": \"my-task.json\"}", "task.assembly", "cannot be loaded")]
    public void FaultyChoice_IsRefusedInWords(string task, params string[] messages)
    {
        _directory.Write("my-task.json", $"{{\"task\": {task}}}");

        EvolutionProcess run = Run("my-task.json", "--trust");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.BadInput), run.Error);
        foreach (string message in messages)
        {
            Assert.That(run.Error, Does.Contain(message).And.Not.Contain("   at "));
        }
    }

    [Test]
    public void ChangedCode_IsNeitherResumedNorReplayed()
    {
        NewTask("my-task", "samples");
        EvolutionProcess.Succeed(_directory, "run", "my-task.json", "--trust", "--quiet", "--generations", "1", "--population", "10", "--output", "run");
        File.AppendAllText(_directory.PathOf("my-task.cs"), "// changed");

        EvolutionProcess replay = EvolutionProcess.Run(_directory, "replay", "run/champion.json", "--trust");
        EvolutionProcess resume = EvolutionProcess.Run(_directory, "resume", "run", "--trust", "--generations", "2");

        Assert.That((replay.ExitCode, resume.ExitCode), Is.EqualTo((ExitCode.DamagedFile, ExitCode.BadInput)));
        Assert.That(replay.Error, Does.Contain("task.digest").And.Contain("is not what it was"));
        Assert.That(resume.Error, Does.Contain("task.digest").And.Contain("is not what it was"));
    }

    [TestCase("Stop", ExitCode.BadInput)]
    [TestCase("ScoreWorst", ExitCode.Done)]
    public void FitnessThatThrows_NamesGenomeGenerationAndLine_AndLeavesTheGenomeForReplay(string policy, int exitCode)
    {
        NewTask("my-task", "host");
        string source = _directory.Read("my-task.cs").Replace("Policy.Stop", "Policy." + policy, StringComparison.Ordinal)
            .Replace("float fitness =", "if (trial is { Genome: 7, Generation: 1 }) throw new InvalidOperationException(\"No luck.\");\n        float fitness =", StringComparison.Ordinal);
        _directory.Write("my-task.cs", source);
        int line = source[..source.IndexOf("if (trial", StringComparison.Ordinal)].Count(c => c == '\n') + 1;

        EvolutionProcess run = EvolutionProcess.Run(
            _directory, "run", "my-task.json", "--trust", "--quiet", "--population", "20", "--generations", "3", "--output", "run", "--json");
        EvolutionProcess replay = EvolutionProcess.Run(_directory, "replay", "run/failed.json", "--trust");

        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Error);
        Assert.That(
            policy == "Stop" ? run.Error : _directory.Read("run", "log.json"),
            Does.Contain("the fitness of genome 7 in generation 1 (seed 1) throws InvalidOperationException: No luck. at my-task.cs:" + line));
        Assert.That(policy == "Stop" ? 1 : run.Json.GetProperty("failures").GetInt32(), Is.EqualTo(1));
        Assert.That(replay.Error, Does.Contain("InvalidOperationException: No luck.").And.Contain("my-task.cs:line " + line));
    }

    [Test]
    public void EnvironmentThatThrows_IsToldLikeAnyFitness_AndNeverRunsOnADevice()
    {
        NewTask("my-task", "environment");
        string source = _directory.Read("my-task.cs").Replace(
            "float push =", "if (state.Step == 30) throw new InvalidOperationException(\"No luck.\");\n        float push =", StringComparison.Ordinal);
        _directory.Write("my-task.cs", source);
        string place = "my-task.cs:" + (source[..source.IndexOf("if (state.Step", StringComparison.Ordinal)].Count(c => c == '\n') + 1);

        EvolutionProcess host = Run("my-task.json", "--trust", "--output", "run");
        EvolutionProcess replay = EvolutionProcess.Run(_directory, "replay", "run/failed.json", "--trust");
        EvolutionProcess device = Run("my-task.json", "--trust", "--backend", "cuda");

        Assert.That((host.ExitCode, device.ExitCode), Is.EqualTo((ExitCode.BadInput, ExitCode.BadInput)));
        Assert.That(host.Error, Does.StartWith("my-task/1: the fitness of genome 0 in generation 0 (seed 1) throws InvalidOperationException: No luck. at " + place));
        Assert.That(replay.Error, Does.Contain("InvalidOperationException: No luck."));
        Assert.That(device.Error, Does.StartWith("task: my-task/1 cannot run on a GPU, but does with --backend cpu: MyTask has 2 constructs that no kernel takes:").And.Contains(place));
    }

    [TestCase("\"my-task\",", "\"My Task\",", "is no name for a task: lower-case words joined by hyphens")]
    [TestCase("MaxSteps => 200", "MaxSteps => 0", "my-task/1 cannot be created: MaxSteps is 0; an episode has at least 1 step.")]
    [TestCase("[\"position\", \"speed\"]", "[\"position\"]", "my-task/1 cannot be created: names of inputs: 1, InputCount: 2; names of outputs: 1, OutputCount: 1.")]
    public void TaskThatCannotBe_IsRefusedInWords(string right, string wrong, string message)
    {
        NewTask("my-task", "environment");
        _directory.Write("my-task.cs", _directory.Read("my-task.cs").Replace(right, wrong, StringComparison.Ordinal));

        EvolutionProcess run = Run("my-task.json", "--trust");

        Assert.That((run.ExitCode, run.Error.Split('\n').Length), Is.EqualTo((ExitCode.BadInput, 3)), run.Error);
        Assert.That(run.Error, Does.Contain(message));
    }

    [Test]
    public void FitnessThatThrowsInOneOfSeveralRuns_IsSavedInThatRunsDirectory()
    {
        NewTask("my-task", "host");
        _directory.Write("my-task.cs", _directory.Read("my-task.cs").Replace(
            "float fitness =", "if (trial.Network.Connections > 4) throw new InvalidOperationException(\"Too large.\");\n        float fitness =", StringComparison.Ordinal));

        EvolutionProcess run = EvolutionProcess.Run(
            _directory, "run", "my-task.json", "--trust", "--quiet", "--repeat", "3", "--population", "50", "--output", "runs", "--set", "variation.addNode=0.5", "--set", "stop.whenSolved=false");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.BadInput), run.Error);
        string seed = run.Error.Split("(seed ")[1].Split(')')[0];
        Assert.That(File.Exists(_directory.PathOf("runs", "seed-" + seed, "failed.json")), Is.True);
    }

    [TestCase("host")]
    [TestCase("population")]
    public void FitnessOfAnyCode_IsRefusedOnADeviceInWords(string kind)
    {
        NewTask("my-task", kind);

        EvolutionProcess run = Run("my-task.json", "--trust", "--backend", "cuda");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(run.Error, Does.Contain("evaluation.backend").And.Contain("use cpu or auto"));
    }

    [Test]
    public void NewTask_OverwritesNothing()
    {
        NewTask("my-task", "samples");
        _directory.Write("my-task.cs", "mine");

        EvolutionProcess again = EvolutionProcess.Run(_directory, "new-task", "my-task");
        EvolutionProcess named = EvolutionProcess.Run(_directory, "new-task", "../My Task");

        Assert.That((again.ExitCode, named.ExitCode), Is.EqualTo((ExitCode.BadInput, ExitCode.BadInput)));
        Assert.That(again.Error, Does.Contain("\"my-task.cs\" is there already"));
        Assert.That(_directory.Read("my-task.cs"), Is.EqualTo("mine"));
    }

    private void NewTask(string name, string kind)
    {
        _directory.Write(name + ".cs", TaskStarter.Source(name, kind));
        _directory.Write(name + ".json", TaskStarter.Config(name, kind));
    }

    private EvolutionProcess Run(string config, params string[] arguments) =>
        EvolutionProcess.Run(_directory, ["run", config, "--quiet", "--generations", "1", "--population", "10", .. arguments]);
}
