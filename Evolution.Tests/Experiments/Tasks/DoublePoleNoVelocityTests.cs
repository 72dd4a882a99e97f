using Evolution.Core.Evaluation;
using Evolution.Core.Numerics;
using Evolution.Core.Runs;
using Evolution.Core.Speciation;
using Evolution.Core.Tasks;
using Evolution.Experiments.Tasks;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Tasks;

[TestFixture]
public sealed class DoublePoleNoVelocityTests
{
    private static readonly EnvironmentProbe<DoublePoleNoVelocity, DoublePoleNoVelocityState> Fitness = new(new DoublePoleNoVelocity(DoublePoleMode.Fitness));
    private static readonly EnvironmentProbe<DoublePoleNoVelocity, DoublePoleNoVelocityState> LongRun = new(new DoublePoleNoVelocity(DoublePoleMode.LongRun));
    private static readonly EnvironmentProbe<DoublePoleNoVelocity, DoublePoleNoVelocityState> Starts = new(new DoublePoleNoVelocity(DoublePoleMode.Starts));

    // Gains from those that balance to those that fail early, after some hundred steps, and just past a hundred.
    [Test]
    public void Fitness_IsGruausOverTheLastHundredBalancedSteps()
    {
        var lengths = new List<int>();
        for (int i = 0; i <= 60; i++)
        {
            float gain = 0.4f + (i * 0.01f);
            (float expected, int balanced) = Reference(state => Balance(state, gain));
            (int steps, float score) = Fitness.Play(Fitness.Start(1, 0), state => [Balance(state.Poles, gain)]);
            Assert.That(steps, Is.EqualTo(Math.Min(balanced + 1, 1000)));
            Assert.That(score, Is.EqualTo(expected).Within(1e-6f * Math.Max(1f, expected)));
            lengths.Add(balanced);
        }

        Assert.That(lengths, Has.Some.EqualTo(1000).And.Some.InRange(101, 999).And.Some.AtMost(100));
    }

    [Test]
    public void ConstantPush_EarnsATenThousandthAStep()
    {
        (int steps, float score) = Fitness.Play(Fitness.Start(1, 0), _ => [0.5f]);
        Assert.That(steps, Is.EqualTo(23));
        Assert.That(score, Is.EqualTo(0.0022f).Within(1e-9f));
    }

    [Test]
    public void DelayLine_HoldsTheLastHundredOldestFirst()
    {
        DelayOfTen<DelayOfTen<DelayOfOne>> line = default;
        for (int i = 0; i < 250; i++)
        {
            Assert.That(line.Push(i), Is.EqualTo(Math.Max(0, i - 100)));
        }

        float expected = Enumerable.Range(150, 100).Aggregate(1e9f, (sum, value) => sum + value);
        Assert.That(line.AddTo(1e9f), Is.EqualTo(expected));
    }

    [Test]
    public void LongRun_CountsToAHundredThousand()
    {
        Assert.That(LongRun.Play(LongRun.Start(1, 0), state => [Balance(state.Poles, 1f)]), Is.EqualTo((100_000, 100_000f)));
        Assert.That(LongRun.Play(LongRun.Start(1, 0), _ => [0.5f]), Is.EqualTo((23, 23f)));
        Assert.That(new DoublePoleNoVelocity(DoublePoleMode.LongRun).Conclude(99_999f, 1), Is.EqualTo(new TaskScore(99_999f, true)));
    }

    [Test]
    public void Starts_AreAllCombinationsOfStanleysValues()
    {
        double[] values = [0.05, 0.25, 0.5, 0.75, 0.95];
        double[][] expected =
        [
            .. from x in values from velocity in values from angle in values from angular in values
               select new[] { (x * 4.32) - 2.16, (velocity * 2.7) - 1.35, (angle * 0.12566304) - 0.06283152, (angular * 0.30019504) - 0.15009752, 0, 0 },
        ];
        for (int episode = 0; episode < 625; episode++)
        {
            DoublePoleState poles = Starts.Start(9, episode).Poles;
            double[] fields = [poles.X, poles.Velocity, poles.Angle1, poles.AngularVelocity1, poles.Angle2, poles.AngularVelocity2];
            Assert.That(fields, Is.EqualTo(expected[episode]).Within(3e-7), $"{episode}");
        }
    }

    [Test]
    public void Start_PassesAfter999BalancedSteps()
    {
        DoublePoleNoVelocityState state = Starts.Start(1, 312);
        state.Balanced = 998;
        Assert.That(Starts.Step(ref state, 0.5f), Is.EqualTo((true, 1f)));
        Assert.That(Starts.Step(ref state, 0.5f), Is.EqualTo((false, 1f)));
        Assert.That(Starts.Play(Starts.Start(1, 0), _ => [0.5f]).Score, Is.Zero);
        Assert.That(new DoublePoleNoVelocity(DoublePoleMode.Starts).Conclude(200f, 625), Is.EqualTo(new TaskScore(200f, true)));
        Assert.That(new DoublePoleNoVelocity(DoublePoleMode.Starts).Conclude(199f, 625).Solved, Is.False);
    }

    [Test]
    public void Observation_HasNoVelocities() => Assert.That(
        Fitness.Observe(new DoublePoleNoVelocityState { Poles = new DoublePoleState { X = 2.4f, Velocity = 3f, Angle1 = 0.26f, Angle2 = -0.13f, AngularVelocity2 = 5f } }),
        Is.EqualTo(new[] { 0.5f, 0.5f, -0.25f }).Within(1e-7f));

    [Test]
    public void Task_TestsTheLongRunFirstThenTheStarts()
    {
        EvolutionTask task = DoublePoleNoVelocity.Descriptor.Create(new NoParameters());
        Assert.That(task.TestsSpeciesChampions, Is.True);
        Assert.That(task.ChampionTests.Select(test => (test.Episodes, test.Threshold)), Is.EqualTo(new (int, float?)[] { (1, 99_999f), (625, 200f) }));
    }

    [Test]
    public void EachGeneration_TestsTheBestSpeciesWhoseRecordRose()
    {
        EvolutionTask task = DoublePoleNoVelocity.Descriptor.Create(new NoParameters());
        RunSetup setup = TestOptions.Setup(SpeciationStrategyKind.Threshold, population: 100) with { Stop = new StopOptions { Generations = 12 } };
        using var workers = new WorkerPool(1);
        using var evaluator = new SimdEvaluator(task, workers);
        var run = new EvolutionRun(setup, task, evaluator, workers);
        var before = new Dictionary<int, int>();
        bool manySpecies = false;
        for (int generation = 0; generation < 12; generation++)
        {
            foreach (Species species in run.Species.All)
            {
                before[species.Id] = species.Tested;
            }

            run.RunGeneration();
            Species tested = run.Species.All.Single(species => species.Tested == generation);
            Species[] open = [.. run.Species.All.Where(species => before.GetValueOrDefault(species.Id, -1) < species.Improved)];
            float best = open.DefaultIfEmpty(tested).Max(species => species.Improved == generation ? species.BestFitness : float.NegativeInfinity);
            Assert.That(open.Length == 0 || open.Contains(tested), Is.True);
            Assert.That(tested.Improved != generation || tested.BestFitness >= best, Is.True);
            manySpecies |= open.Length > 1;
            run.Advance();
        }

        Assert.That(manySpecies, Is.True);
        Assert.That(run.TestChampion(), Has.Count.EqualTo(2));
    }

    [Test]
    [Category("Golden")]
    public void Episodes_HaveTheBitsOfTheFirstRelease() =>
        Assert.That(Starts.Digest(20), Is.EqualTo("d2a47e86db74e0f581fc2e2d61c5ef860790af89d07985aaee0e9348574716ae"));

    /// <summary>Plays with the equations of the task with velocities, whose steps have tests of their own, and keeps everything in a list.</summary>
    private static (float Fitness, int Balanced) Reference(Func<DoublePoleState, float> controller)
    {
        DoublePole environment = default;
        RandomStream random = default;
        DoublePoleState state = environment.Reset(ref random, 0);
        var jiggles = new List<double>();
        float score = 0f;
        while (jiggles.Count < 1000 && environment.Step(ref state, new LaneBuffer([controller(state)], 0, 1), ref score))
        {
            jiggles.Add(Math.Abs((double)state.X) + Math.Abs((double)state.Velocity) + Math.Abs((double)state.Angle1) + Math.Abs((double)state.AngularVelocity1));
        }

        int balanced = jiggles.Count;
        double stillness = balanced > 100 ? 0.75 / jiggles.TakeLast(100).Sum() : 0;
        return ((float)((0.1 * balanced / 1000) + (0.9 * stillness)), balanced);
    }

    // Gains of a linear-quadratic regulator, and shares of them that are too weak.
    private static float Balance(DoublePoleState state, float gain) =>
        0.5f
        + (gain * (-(0.19f * state.X) - (0.28f * state.Velocity)
            - (3.78f * state.Angle1) - (0.99f * state.AngularVelocity1)
            + (2.42f * state.Angle2) + (0.21f * state.AngularVelocity2)));
}
