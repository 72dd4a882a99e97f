using Evolution.Core.Runs;
using Evolution.Experiments.Tasks;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Runs;

[TestFixture]
public sealed class StopRulesTests
{
    [Test]
    public void Fitness_EndsTheRunOnceItIsReached()
    {
        RunResult free = Run(new StopOptions { WhenSolved = false, Generations = 10 });
        float asked = free.Reports[4].ChampionFitness;
        RunResult result = Run(new StopOptions { WhenSolved = false, Generations = 10, Fitness = asked });
        Assert.That(result.Reason, Is.EqualTo(StopReason.Fitness));
        Assert.That(result.Champion.Fitness, Is.GreaterThanOrEqualTo(asked));
        Assert.That(result.Reports.SkipLast(1).Select(report => report.ChampionFitness), Is.All.LessThan(asked));
    }

    [TestCase(1)]
    [TestCase(4)]
    public void Generations_AreEvaluatedExactly(int generations)
    {
        RunResult result = Run(new StopOptions { WhenSolved = false, Generations = generations });
        Assert.That((result.Reason, result.Reports.Count), Is.EqualTo((StopReason.Generations, generations)));
    }

    [TestCase(60, 1)]
    [TestCase(61, 2)]
    [TestCase(180, 3)]
    public void Evaluations_StartNoFurtherGenerationOnceSpent(int evaluations, int generations)
    {
        RunResult result = Run(new StopOptions { WhenSolved = false, Generations = 10, Evaluations = evaluations });
        Assert.That((result.Reason, result.Reports.Count), Is.EqualTo((StopReason.Evaluations, generations)));
    }

    [Test]
    public void Seconds_StartNoFurtherGenerationOnceOver()
    {
        RunResult result = Run(new StopOptions { WhenSolved = false, Generations = 10, Seconds = 1e-9 });
        Assert.That((result.Reason, result.Reports.Count), Is.EqualTo((StopReason.Seconds, 1)));
    }

    [TestCase(true, StopReason.Solved)]
    [TestCase(false, StopReason.Generations)]
    public void SolvedTask_EndsTheRunUnlessAskedNotTo(bool whenSolved, StopReason expected)
    {
        RunSetup setup = TestOptions.Setup(population: 150) with { Stop = new StopOptions { WhenSolved = whenSolved, Generations = 200 } };
        RunResult result = RunResults.Of(setup, Xor.Descriptor.Create(Xor.Descriptor.CreateParameters()));
        Assert.That(result.Reason, Is.EqualTo(expected));
    }

    private static RunResult Run(StopOptions stop) => RunResults.Of(TestOptions.Setup() with { Stop = stop }, EchoTask.Create(4));
}
