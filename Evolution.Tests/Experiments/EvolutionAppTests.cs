using Evolution.Core.Tasks;
using Evolution.Experiments;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments;

/// <summary>A program of a user's own that adds a task.</summary>
[TestFixture]
public sealed class EvolutionAppTests
{
    private static readonly TaskDescriptor Drift = new TaskDescriptor<NoParameters>("drift", 1, "Drifts.", (_, _) => DriftTask.Create());

    [Test]
    public void AddedTask_RunsAndReplaysByItsName()
    {
        using var directory = new TemporaryDirectory();
        string config = directory.Write("drift.json", "{\"task\": \"drift\", \"population\": 10}");

        int ran = EvolutionApp.Run(["run", config, "--quiet", "--generations", "2", "--output", directory.PathOf("run")], app => app.AddTask(Drift));
        int replayed = EvolutionApp.Run(["replay", directory.PathOf("run", "champion.json")], app => app.AddTask(Drift));
        int unknown = EvolutionApp.Run(["run", config, "--quiet"]);

        Assert.That((ran, replayed, unknown), Is.EqualTo((ExitCode.Done, ExitCode.Done, ExitCode.BadInput)));
    }

    [Test]
    public void TaskOfANameThatIsTaken_IsRefused() =>
        Assert.That(() => EvolutionApp.Run(["tasks"], app => app.AddTask(Drift).AddTask(Drift)), Throws.ArgumentException.With.Message.Contains("\"drift\""));
}
