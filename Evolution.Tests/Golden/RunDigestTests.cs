using Evolution.Core.Genomes;
using Evolution.Core.Runs;
using Evolution.Core.Speciation;
using Evolution.Core.Tasks;
using Evolution.Core.Variation;
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
    private static readonly EvolutionTask DoublePoleTask = DoublePole.Descriptor.Create(DoublePole.Descriptor.CreateParameters());

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

    [TestCase(NetworkSemantics.Synchronous,
        "72c689d6ae772d47576cb1e761b710aa22b66ecd21154bd7ef49cd4b2347beaf",
        "d4f2905c26e8f2796846f9607487853b6416d20b4c4a98c9694b286d126048b9")]
    [TestCase(NetworkSemantics.Settle,
        "c6fb064315dc88324bace137dd7aeab33cf3344a382bc00bb1912f7c943a221e",
        "e5165acef11cfc8e48ea703c60ac52adb5f166302c7a4640abbc18581b3891d3")]
    [TestCase(NetworkSemantics.Ctrnn,
        "b29f196a17d98042de1fb37fd0a2542e4d0c99ad1e06ad81e1c97367905f5f8e",
        "f9724da5b11153d9bf3b37ffd2fd2d8beedd6a71ecc4b441011da8c7ea132a41")]
    public void RecurrentDoublePole_GivesTheRunOfTheFirstRelease(NetworkSemantics semantics, string population, string champion)
    {
        NetworkOptions network = TestOptions.RecurrentNetwork(semantics);
        VariationOptions variation = TestOptions.Setup().Variation;
        variation.MutateTimeConstants = 0.3f;
        AssertRun(DoublePoleTask, SpeciationStrategyKind.Threshold, population, champion, setup => setup with { Network = network, Variation = variation });
    }

    private static void AssertRun(
        EvolutionTask task,
        SpeciationStrategyKind strategy,
        string population,
        string champion,
        Func<RunSetup, RunSetup>? change = null)
    {
        RunSetup setup = TestOptions.Setup(strategy, population: 64) with
        {
            Stop = new StopOptions { WhenSolved = false, Generations = 20 },
        };
        setup = change?.Invoke(setup) ?? setup;
        RunResult result = RunResults.Of(setup, task, threads: 2);
        Assert.That((result.PopulationDigest, result.Champion.Genome.Digest()), Is.EqualTo((population, champion)));
    }
}
