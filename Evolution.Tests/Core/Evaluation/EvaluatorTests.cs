using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Evaluation;

[TestFixture]
public sealed class EvaluatorTests
{
    private static readonly EvolutionTask[] Tasks = [EchoTask.Create(37), DriftTask.Create()];

    [Test]
    public void RowScores_AreThoseOfTheRecursiveEvaluation()
    {
        SampleEvolutionTask<EchoTask> task = EchoTask.Create(21);
        Genome[] genomes = RandomGenomes.Many(8, 60);
        (uint[] fitness, bool[] solved, long steps) = Evaluations.Reference(task, Batches.Batch(genomes), Evaluations.Plan());
        for (int genome = 0; genome < genomes.Length; genome++)
        {
            TaskScore expected = Naive(task.Table, genomes[genome]);
            Assert.That(fitness[genome], Is.EqualTo(FloatInputs.Bits(expected.Fitness)));
            Assert.That(solved[genome], Is.EqualTo(expected.Solved));
        }

        Assert.That(steps, Is.EqualTo(60 * 21));
    }

    [TestCaseSource(nameof(Tasks))]
    public void EvaluatingTwice_GivesEqualBits(EvolutionTask task)
    {
        using var workers = new WorkerPool(2);
        using var evaluator = new SimdEvaluator(task, workers);
        NetworkBatch batch = Batches.Batch(RandomGenomes.Many(4, 70));
        uint[] first = Evaluations.Run(evaluator, batch, Evaluations.Plan()).Fitness;
        Evaluations.Run(evaluator, Batches.Batch(RandomGenomes.Many(5, 9)), Evaluations.Plan(episodes: 40));
        Assert.That(Evaluations.Run(evaluator, batch, Evaluations.Plan()).Fitness, Is.EqualTo(first));
    }

    [TestCaseSource(nameof(Tasks))]
    public void OrderAndCompanyInTheBatch_ChangeNothing(EvolutionTask task)
    {
        Genome[] genomes = RandomGenomes.Many(4, 30);
        EvaluationPlan plan = Evaluations.Plan(seeds: EpisodeSeedKind.Shared);
        uint[] all = Evaluations.Reference(task, Batches.Batch(genomes), plan).Fitness;
        uint[] reversed = Evaluations.Reference(task, Batches.Batch([.. genomes.Reverse()]), plan).Fitness;
        Assert.That(reversed.Reverse(), Is.EqualTo(all));
        for (int genome = 0; genome < genomes.Length; genome++)
        {
            Assert.That(Evaluations.Simd(task, Batches.Batch(genomes[genome]), plan, "simd8", threads: 1).Fitness[0], Is.EqualTo(all[genome]));
        }
    }

    [Test]
    public void GenomeOnItsOwn_PlaysTheEpisodesOfItsPlace()
    {
        Genome[] genomes = RandomGenomes.Many(4, 30);
        EvaluationPlan plan = Evaluations.Plan();
        uint[] all = Evaluations.Reference(DriftTask.Create(), Batches.Batch(genomes), plan).Fitness;
        for (int genome = 0; genome < genomes.Length; genome++)
        {
            uint[] alone = Evaluations.Reference(DriftTask.Create(), Batches.Batch(genomes[genome]), plan with { GenomeOffset = genome }).Fitness;
            Assert.That(alone[0], Is.EqualTo(all[genome]));
        }
    }

    [Test]
    public void EpisodesOfAnotherGenerationOrPurpose_AreOthers()
    {
        NetworkBatch batch = Batches.Batch(RandomGenomes.Many(4, 30));
        EvaluationPlan plan = Evaluations.Plan();
        uint[] first = Evaluations.Reference(DriftTask.Create(), batch, plan).Fitness;
        Assert.That(Evaluations.Reference(DriftTask.Create(), batch, plan with { Generation = 5 }).Fitness, Is.Not.EqualTo(first));
        Assert.That(Evaluations.Reference(DriftTask.Create(), batch, plan with { Purpose = RandomPurpose.TestEpisode }).Fitness, Is.Not.EqualTo(first));
    }

    [Test]
    public void EveryNaN_IsStoredWithTheSameBits()
    {
        var scores = new PopulationScores();
        scores.Begin(2);
        scores.Set(0, new TaskScore(BitConverter.UInt32BitsToSingle(0xFFC12345), false));
        scores.Set(1, new TaskScore(BitConverter.UInt32BitsToSingle(0x7F800001), false));
        Assert.That(scores.Fitness.ToArray().Select(BitConverter.SingleToUInt32Bits), Is.All.EqualTo(BitConverter.SingleToUInt32Bits(float.NaN)));
    }

    private static TaskScore Naive(SampleTable table, Genome genome)
    {
        float total = 0f;
        int passed = 0;
        for (int row = 0; row < table.RowCount; row++)
        {
            float[] outputs = NaiveNetwork.Outputs(genome, table.Inputs.Slice(row * table.InputCount, table.InputCount));
            total += (outputs[0] * table.Targets[2 * row]) + (outputs[1] * table.Targets[(2 * row) + 1]);
            passed += outputs[0] > outputs[1] ? 1 : 0;
        }

        return default(EchoTask).Conclude(total, passed, table.RowCount);
    }
}
