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
        "5d31b61e23f756e0ae59eec7b50b5d21a2bdbc9e98c542ce950d3cffcdf58e9a",
        "bc688092aec6837895570a21ba96f9c2c6e9883555c7a25f1c432735ff14dccc")]
    [TestCase(SpeciationStrategyKind.KMeans,
        "0d29cefa6a45a24b4277c897470befbe0e66e9ccec7b8488ac723ef4f50baf51",
        "515a9b8c94ece5e4d2db275500341b4e37eb63fda6780c00e58d6fa02fbd3252")]
    public void Xor_GivesTheRunOfTheFirstRelease(SpeciationStrategyKind strategy, string population, string champion) =>
        AssertRun(XorTask, strategy, population, champion);

    [TestCase(SpeciationStrategyKind.Threshold,
        "2d9f2a16720482ee0576bc51c31a12c81957e5bb199b0ec7d0d39ccde062aa9a",
        "33b2a13d5c0d324bc13fa579312bb3ac50895af586f6e8e4fccfc93e76472d17")]
    [TestCase(SpeciationStrategyKind.KMeans,
        "baf592ccded471207ffeef4cbbc5ad9ae24712cd248c274f06b8b3afc1dea4c7",
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
