using Evolution.Experiments;
using NUnit.Framework;

namespace Evolution.Tests.Experiments;

[TestFixture]
public sealed class RunsTogetherTests
{
    [TestCase(150, 1, ExpectedResult = 1)]
    [TestCase(150, 100, ExpectedResult = 100)]
    [TestCase(150, 1_000_000, ExpectedResult = 256)]
    [TestCase(2, 1_000_000, ExpectedResult = 256)]
    [TestCase(10_000, 100, ExpectedResult = 6)]
    [TestCase(10_000_000, 100, ExpectedResult = 1)]
    public int SmallPopulations_ShareEvaluations(int population, int runs) => Experiment.RunsTogether(population, runs);
}
