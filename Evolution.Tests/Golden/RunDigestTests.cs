using Evolution.Core.Runs;
using Evolution.Core.Speciation;
using Evolution.Core.Tasks;
using Evolution.Experiments.Tasks;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Golden;

/// <summary>
/// The population and the champion after twenty generations of fixed options. A digest that changes means that a seed no
/// longer gives the run it gave: intended or not, that belongs into the release notes.
/// </summary>
[TestFixture]
[Category("Golden")]
public sealed class RunDigestTests
{
    private static readonly EvolutionTask XorTask = Xor.Descriptor.Create(new XorParameters { Criterion = XorCriterion.Classification });
    private static readonly EvolutionTask CartPoleTask = CartPole.Descriptor.Create(new NoParameters());

    [TestCase(SpeciationStrategyKind.Threshold,
        "acb40047956f717fae913c5120ff31ca48a483b01dc7eb3cb9d1af813835d24c",
        "1b53f296cd61cda9f8644f7e43e9e0db648e3a35169bb370a6fca6e42cf73523")]
    [TestCase(SpeciationStrategyKind.KMeans,
        "ac0966061ab5d4b198ad1286704ae95c28cfa2a53e4f8ae9573fb704bb53edf6",
        "d728e60c2ef9398eea5e52ce976608927635c160266b8d94b2887efb3d364508")]
    public void Xor_GivesTheRunOfTheFirstRelease(SpeciationStrategyKind strategy, string population, string champion) =>
        AssertRun(XorTask, strategy, population, champion);

    [TestCase(SpeciationStrategyKind.Threshold,
        "d521a8861cb91f378f48c7f74f26515f9268e849b0032b81934c023c4708a52f",
        "b4984ce5d0ddf90c5cbd32ed415d1d8b0c0ace84cb301e18041e0d374cb63039")]
    [TestCase(SpeciationStrategyKind.KMeans,
        "e82b2bd4a1ba1d421afa3ca1c91e77ca20bc145b36c33c136af5349c2ece31d1",
        "0ba2ebcb65de6b0e57f0faaad3f939b31d9146e2272e2c5d6501affea40599d0")]
    public void CartPole_GivesTheRunOfTheFirstRelease(SpeciationStrategyKind strategy, string population, string champion) =>
        AssertRun(CartPoleTask, strategy, population, champion);

    private static void AssertRun(EvolutionTask task, SpeciationStrategyKind strategy, string population, string champion)
    {
        RunSetup setup = TestOptions.Setup(strategy, population: 64) with
        {
            Stop = new StopOptions { WhenSolved = false, Generations = 20 },
        };
        RunResult result = RunResults.Of(setup, task, threads: 2);
        Assert.That((result.PopulationDigest, result.Champion.Genome.Digest()), Is.EqualTo((population, champion)));
    }
}
