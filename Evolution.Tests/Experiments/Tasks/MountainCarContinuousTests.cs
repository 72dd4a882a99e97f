using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using Evolution.Experiments.Tasks;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Tasks;

[TestFixture]
public sealed class MountainCarContinuousTests
{
    private static readonly EnvironmentProbe<MountainCarContinuous, MountainCarState> Probe = new(default);

    // Computed once by a separate program in double precision from Gymnasium's equations, pushing with 0.8 the way the car moves.
    [TestCase(1, -0.498976843004, 0.001023156996)]
    [TestCase(10, -0.447406774310, 0.009018696844)]
    [TestCase(50, -0.376765205109, -0.030268728509)]
    [TestCase(100, -0.026120677349, 0.061367390085)]
    public void Trajectory_FollowsGymnasium(int steps, double x, double velocity)
    {
        var state = new MountainCarState { X = -0.5f };
        for (int step = 0; step < steps; step++)
        {
            Probe.Step(ref state, AlongMovement(state));
        }

        Assert.That(new[] { state.X, state.Velocity }, Is.EqualTo(new[] { x, velocity }).Within(1e-5));
    }

    // The same program: 109 steps, reward 93.024.
    [Test]
    public void PushingTheWayItMoves_ArrivesAfter109Steps()
    {
        (int steps, float score) = Probe.Play(new MountainCarState { X = -0.5f }, AlongMovement);
        Assert.That(steps, Is.EqualTo(109));
        Assert.That(score, Is.EqualTo(93.024f).Within(1e-3f));
    }

    [Test]
    public void Coasting_LastsToTheEndAndCostsNothing() =>
        Assert.That(Probe.Play(Probe.Start(1, 0), _ => [0f]), Is.EqualTo((999, 0f)));

    [Test]
    public void EveryStep_IsGymnasiumsToFloatAccuracy()
    {
        var random = new RandomStream(4, 0, 0, 0);
        for (int i = 0; i < 2000; i++)
        {
            var state = new MountainCarState { X = (random.NextFloat() * 1.8f) - 1.2f, Velocity = random.NextSigned() * 0.07f };
            float output = random.NextSigned() * 1.5f;
            double action = Math.Clamp(output, -1.0, 1.0);
            (double x, double velocity) = MountainCarTests.Reference(state.X, state.Velocity, action * 0.0015);
            (bool goesOn, float reward) = Probe.Step(ref state, output);
            bool arrived = state.X >= 0.45f && state.Velocity >= 0f;
            Assert.That(new[] { state.X, state.Velocity }, Is.EqualTo(new[] { x, velocity }).Within(2e-7));
            Assert.That(goesOn, Is.EqualTo(!arrived));
            Assert.That(reward, Is.EqualTo((arrived ? 100 : 0) - (0.1 * action * action)).Within(1e-5));
        }
    }

    [Test]
    public void OutputThatIsNoNumber_EarnsNoNumber() =>
        Assert.That(Probe.Play(Probe.Start(1, 0), _ => [float.NaN]), Is.EqualTo((999, float.NaN)));

    [TestCase(450f, 90f, true)]
    [TestCase(449f, 89.8f, false)]
    public void Fitness_IsTheMeanReward(float total, float fitness, bool solved) =>
        Assert.That(default(MountainCarContinuous).Conclude(total, episodes: 5), Is.EqualTo(new TaskScore(fitness, solved)));

    [Test]
    public void Task_IsTestedOnAHundredFreshEpisodes() => Assert.That(
        MountainCarContinuous.Descriptor.Create(new NoParameters()).ChampionTests,
        Is.EqualTo(new[] { new ChampionTest(Episodes: 100, Threshold: 90f) }));

    [Test]
    [Category("Golden")]
    public void Episodes_HaveTheBitsOfTheFirstRelease() =>
        Assert.That(Probe.Digest(20), Is.EqualTo("4725158833bca43b74d3e75d9fe1ee63b4e2c53e1c48026c0d94e8c3695cda9c"));

    private static float[] AlongMovement(MountainCarState state) => [state.Velocity >= 0f ? 0.8f : -0.8f];
}
