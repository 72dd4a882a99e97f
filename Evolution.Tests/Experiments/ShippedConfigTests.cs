using Evolution.Core.Configuration;
using Evolution.Core.Evaluation;
using Evolution.Core.Numerics;
using Evolution.Core.Runs;
using Evolution.Core.Tasks;
using Evolution.Experiments;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments;

/// <summary>The configs that come with the program do what their comments say: their first seed solves the task.</summary>
[TestFixture]
[Parallelizable]
public sealed class ShippedConfigTests
{
    [Test]
    public void Config_SolvesItsTask(
        [Values(
            "acrobot", "cart-pole", "double-pole", "double-pole-no-velocity", "memory", "mountain-car", "mountain-car-continuous", "multiplexer-6", "parity", "pendulum", "pole", "xor", "iris", "yacht")]
        string name)
    {
        string path = EvolutionProcess.Config(name);
        RunConfig config = ConfigReader.Read(File.ReadAllText(path), path, TaskCatalog.All, []);
        EvolutionTask task = config.Task.Create();
        using var workers = new WorkerPool(2);
        using var evaluator = new SimdEvaluator(task, workers);
        var run = new EvolutionRun(config.ToSetup(), task, evaluator, workers);
        Assert.That(run.Run(), Is.EqualTo(StopReason.Solved), $"best fitness {run.Champion!.Fitness} in generation {run.Generation}");
    }
}
