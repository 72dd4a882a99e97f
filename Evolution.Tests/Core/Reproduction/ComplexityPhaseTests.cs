using Evolution.Core.Numerics;
using Evolution.Core.Reproduction;
using Evolution.Core.Runs;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Reproduction;

[TestFixture]
public sealed class ComplexityPhaseTests
{
    [Test]
    public void Simplifying_BeginsAboveTheCeilingInAStall_AndEndsWhenTheMeanStopsFalling()
    {
        var phase = new ComplexityPhase(new ComplexityOptions { AbsoluteCeiling = 10f, StallGenerations = 2, SimplifyPatience = 2 });
        double[] means = [9, 11, 12, 12, 11, 10, 10, 10, 11, 12];
        float[] best = [1, 2, 2, 2, 2, 2, 2, 2, 2, 2];
        Assert.That(Phases(phase, means, best), Is.EqualTo((bool[])[false, false, false, true, true, true, true, false, false, true]));
    }

    [Test]
    public void RelativeCeiling_CountsFromTheEndOfTheLastSimplification()
    {
        var phase = new ComplexityPhase(new ComplexityOptions { RelativeCeiling = 5f, StallGenerations = 0, SimplifyPatience = 1 });
        double[] means = [4, 9, 9.5, 8, 8, 13, 13.5];
        Assert.That(Phases(phase, means, new float[7]), Is.EqualTo((bool[])[false, false, true, true, false, false, true]));
    }

    [Test]
    public void Population_ShrinksWhileItIsSimplified_AndGrowsAgain()
    {
        var complexity = new ComplexityOptions { AbsoluteCeiling = 20f, StallGenerations = 0, SimplifyPatience = 3, RemoveConnection = 0.8f };
        double[] means = MeanGenes(complexity, out bool[] simplified);
        int first = Array.IndexOf(simplified, true);
        int last = Array.IndexOf(simplified, false, first);
        Assert.That(means.Max(), Is.LessThan(25));
        Assert.That(means[last - 1], Is.LessThan(means[first - 1] - 3), "it shrinks");
        Assert.That(means[last..].Max(), Is.GreaterThan(means[last - 1] + 3), "it grows again");
    }

    [Test]
    public void Population_GrowsOnWithoutACeiling()
    {
        double[] means = MeanGenes(new ComplexityOptions(), out bool[] simplified);
        Assert.That(simplified, Is.All.False);
        Assert.That(means[^1], Is.GreaterThan(25));
    }

    private static bool[] Phases(ComplexityPhase phase, double[] means, float[] best)
    {
        bool[] simplifies = new bool[means.Length];
        for (int generation = 0; generation < means.Length; generation++)
        {
            phase.Update(means[generation], best[generation], generation);
            simplifies[generation] = phase.IsSimplifying;
        }

        return simplifies;
    }

    private static double[] MeanGenes(ComplexityOptions complexity, out bool[] simplified)
    {
        using var workers = new WorkerPool(1);
        RunSetup setup = TestOptions.Setup(population: 100) with { Complexity = complexity };
        setup.Variation.AddNode = 0.4f;
        setup.Variation.AddConnection = 0.4f;
        var evolver = new Evolver(setup, setup.Network.ShapeFor(taskInputs: 3, outputs: 1), workers);

        // Fitness that has nothing to do with the genome leaves growth to the rates.
        float[] fitness = [.. Enumerable.Range(0, 100).Select(genome => (float)(genome * 37 % 100))];
        double[] means = new double[80];
        simplified = new bool[means.Length];
        for (int generation = 0; generation < means.Length; generation++)
        {
            means[generation] = Enumerable.Range(0, 100).Average(genome => evolver.Population.Weights(genome).Length);
            simplified[generation] = evolver.IsSimplifying;
            evolver.Rank(fitness);
            evolver.Advance(new PhaseClock());
        }

        return means;
    }
}
