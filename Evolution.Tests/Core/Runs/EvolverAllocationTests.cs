using Evolution.Core.Genomes;
using Evolution.Core.Numerics;
using Evolution.Core.Runs;
using Evolution.Core.Speciation;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Runs;

[TestFixture]
public sealed class EvolverAllocationTests
{
    [Test]
    public void GenerationsOfFixedStructure_AllocateNothingOnceWarm([Values] SpeciationStrategyKind strategy, [Values] NetworkKind kind)
    {
        using var workers = new WorkerPool(1);
        RunSetup setup = TestOptions.Setup(strategy, population: 200) with { Variation = TestOptions.WeightVariation() };
        setup.Speciation.WeightDifference = 2f;
        setup.Variation.MutateTimeConstants = 0.5f;
        setup.Network.Kind = kind;
        setup.Network.Semantics = NetworkSemantics.Ctrnn;
        var evolver = new Evolver(setup, setup.Network.ShapeFor(taskInputs: 4, outputs: 2), workers);
        var clock = new PhaseClock();
        float[] fitness = new float[200];
        Advance(evolver, clock, fitness, generations: 200);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Advance(evolver, clock, fitness, generations: 20);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static void Advance(Evolver evolver, PhaseClock clock, float[] fitness, int generations)
    {
        for (int generation = 0; generation < generations; generation++)
        {
            for (int genome = 0; genome < fitness.Length; genome++)
            {
                fitness[genome] = evolver.Population[genome].Weights[0];
            }

            evolver.Rank(fitness);
            evolver.Advance(clock);
        }
    }
}
