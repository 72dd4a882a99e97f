using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using Evolution.Experiments.Tasks;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Tasks;

[TestFixture]
public sealed class PendulumTests
{
    private static readonly EnvironmentProbe<Pendulum, PendulumState> Probe = new(default);

    // Computed once by a separate program in double precision from Gymnasium's equations: outputs of 0.7 the way the
    // pendulum turns, 0.3 every third step. The pendulum passes the bottom, so that the angle is wrapped.
    [TestCase(1, 3.040792000302, 0.815840006045, -9.026960000000, 1e-5)]
    [TestCase(10, -2.616659986187, 1.213830560560, -88.585626701459, 2e-4)]
    [TestCase(50, -1.282069179881, 1.279456358393, -356.508982753977, 2e-3)]
    public void Trajectory_FollowsGymnasium(int steps, double angle, double velocity, double score, double tolerance)
    {
        var state = new PendulumState { Angle = 3f, AngularVelocity = 0.5f };
        float total = 0f;
        for (int step = 1; step <= steps; step++)
        {
            total += Probe.Step(ref state, (state.AngularVelocity >= 0f ? 1f : -1f) * (step % 3 == 0 ? 0.3f : 0.7f)).Reward;
        }

        Assert.That(new[] { state.Angle, state.AngularVelocity, total }, Is.EqualTo(new[] { angle, velocity, score }).Within(tolerance));
    }

    [Test]
    public void EveryStep_IsGymnasiumsToFloatAccuracy()
    {
        var random = new RandomStream(6, 0, 0, 0);
        for (int i = 0; i < 2000; i++)
        {
            var state = new PendulumState { Angle = random.NextSigned() * MathF.PI, AngularVelocity = random.NextSigned() * 8f };
            float output = random.NextSigned() * 1.5f;
            double torque = Math.Clamp(2.0 * output, -2, 2);
            double cost = (state.Angle * (double)state.Angle) + (0.1 * state.AngularVelocity * state.AngularVelocity) + (0.001 * torque * torque);
            double velocity = Math.Clamp(state.AngularVelocity + (((3 * 10.0 / 2 * Math.Sin(state.Angle)) + (3.0 * torque)) * 0.05), -8, 8);
            double angle = state.Angle + (velocity * 0.05);
            (bool goesOn, float reward) = Probe.Step(ref state, output);

            // Across the bottom the angle may come out on either side.
            Assert.That(Math.Sin(state.Angle - angle), Is.Zero.Within(2e-6));
            Assert.That(Math.Cos(state.Angle - angle), Is.EqualTo(1).Within(1e-9));
            Assert.That(state.Angle, Is.InRange(-3.141593f, 3.141593f));
            Assert.That(state.AngularVelocity, Is.EqualTo(velocity).Within(2e-6));
            Assert.That(reward, Is.EqualTo(-cost).Within(2e-5));
            Assert.That(goesOn, Is.True);
        }
    }

    [Test]
    public void HangingStill_CostsPiSquaredAStep()
    {
        (int steps, float score) = Probe.Play(new PendulumState { Angle = MathF.PI }, _ => [0f]);
        Assert.That(steps, Is.EqualTo(200));
        Assert.That(score, Is.EqualTo(-200 * Math.PI * Math.PI).Within(0.05));
    }

    [Test]
    public void StandingStill_CostsNothing() =>
        Assert.That(Probe.Play(default, _ => [0f]), Is.EqualTo((200, 0f)));

    [Test]
    public void Starts_FillTheirRange()
    {
        PendulumState[] starts = [.. Enumerable.Range(0, 500).Select(episode => Probe.Start(5, episode))];
        Assert.That(starts.Select(start => start.Angle), Has.All.InRange(-3.1416f, 3.1416f).And.Some.LessThan(-3.1f).And.Some.GreaterThan(3.1f));
        Assert.That(starts.Select(start => start.AngularVelocity), Has.All.InRange(-1f, 1f).And.Some.LessThan(-0.98f).And.Some.GreaterThan(0.98f));
        Assert.That(Probe.Observe(new PendulumState { Angle = 0.5f, AngularVelocity = 3f }), Is.EqualTo(new[] { 0.8775826f, 0.4794255f, 3f }).Within(1e-6f));
    }

    [TestCase(-2000f, -200f, true)]
    [TestCase(-2001f, -200.1f, false)]
    public void Fitness_IsTheMeanReward(float total, float fitness, bool solved) =>
        Assert.That(default(Pendulum).Conclude(total, episodes: 10), Is.EqualTo(new TaskScore(fitness, solved)));

    [Test]
    public void Task_IsTestedOnAHundredFreshEpisodes() => Assert.That(
        Pendulum.Descriptor.Create(new NoParameters()).ChampionTests,
        Is.EqualTo(new[] { new ChampionTest(Episodes: 100, Threshold: -200f) }));

    [Test]
    [Category("Golden")]
    public void Episodes_HaveTheBitsOfTheFirstRelease() =>
        Assert.That(Probe.Digest(20), Is.EqualTo("1d3799ad00c4d06de5fba2163e4fd3160de0e49edf13e90a0e26ed41feaaa6ee"));
}
