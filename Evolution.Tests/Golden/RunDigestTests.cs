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
        "cc93c0bd94b3a127cee310a815309dad04ed897192497843eaf22b4488109ea6",
        "8baae0928e4d5375a1b7fa1695db0e3b710f1abaf34f1b0969de59fc978c3a19")]
    [TestCase(SpeciationStrategyKind.KMeans,
        "0d29cefa6a45a24b4277c897470befbe0e66e9ccec7b8488ac723ef4f50baf51",
        "515a9b8c94ece5e4d2db275500341b4e37eb63fda6780c00e58d6fa02fbd3252")]
    public void Xor_GivesTheRunOfTheFirstRelease(SpeciationStrategyKind strategy, string population, string champion) =>
        AssertRun(XorTask, strategy, population, champion);

    [TestCase(SpeciationStrategyKind.Threshold,
        "6951fe11f6dc90cd0a37fc0940b174ccf0bcb9996ec43c63ba34f7ea38eb287b",
        "cac942c739215ccd69044dd829c84889ce840c13bb5391f6fe0b61679eedf16e")]
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
