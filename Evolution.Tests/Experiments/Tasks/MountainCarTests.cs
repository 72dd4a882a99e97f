using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using Evolution.Experiments.Tasks;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Tasks;

[TestFixture]
public sealed class MountainCarTests
{
    private static readonly EnvironmentProbe<MountainCar, MountainCarState> Probe = new(default);

    // Computed once by a separate program in double precision from Gymnasium's equations, always pushing the way the car moves.
    [TestCase(1, -0.499176843004, 0.000823156996)]
    [TestCase(10, -0.457689584897, 0.007254692063)]
    [TestCase(50, -0.442029623091, -0.026966047969)]
    [TestCase(100, -0.763977506932, 0.050535671172)]
    public void Trajectory_FollowsGymnasium(int steps, double x, double velocity)
    {
        var state = new MountainCarState { X = -0.5f };
        for (int step = 0; step < steps; step++)
        {
            Probe.Step(ref state, AlongMovement(state));
        }

        Assert.That(new[] { state.X, state.Velocity }, Is.EqualTo(new[] { x, velocity }).Within(1e-5));
    }

    // The program in double precision arrives after as many steps.
    [Test]
    public void PushingTheWayItMoves_ArrivesAfter124Steps() =>
        Assert.That(Probe.Play(new MountainCarState { X = -0.5f }, AlongMovement), Is.EqualTo((124, -124f)));

    [Test]
    public void Coasting_LastsTwoHundredStepsAndCostsTwoHundred() =>
        Assert.That(Probe.Play(Probe.Start(1, 0), _ => [0f, 1f, 0f]), Is.EqualTo((200, -200f)));

    [Test]
    public void EveryStep_IsGymnasiumsToFloatAccuracy()
    {
        var random = new RandomStream(3, 0, 0, 0);
        for (int i = 0; i < 2000; i++)
        {
            var state = new MountainCarState { X = (random.NextFloat() * 1.8f) - 1.2f, Velocity = random.NextSigned() * 0.07f };
            float[] outputs = [random.NextSigned(), random.NextSigned(), random.NextSigned()];
            int action = Array.IndexOf(outputs, outputs.Max());
            (double x, double velocity) = Reference(state.X, state.Velocity, (action - 1) * 0.001);
            (bool goesOn, float reward) = Probe.Step(ref state, outputs);
            Assert.That(new[] { state.X, state.Velocity }, Is.EqualTo(new[] { x, velocity }).Within(2e-7));
            Assert.That(goesOn, Is.EqualTo(!(state.X >= 0.5f && state.Velocity >= 0f)));
            Assert.That(reward, Is.EqualTo(-1f));
        }
    }

    [Test]
    public void LeftWall_StopsTheCar()
    {
        var state = new MountainCarState { X = -1.19f, Velocity = -0.06f };
        Assert.That(Probe.Step(ref state, 1f, 0f, 0f).GoesOn, Is.True);
        Assert.That((state.X, state.Velocity), Is.EqualTo((-1.2f, 0f)));
    }

    [TestCase(0.2f, 0.1f, 0.1f, -1)]
    [TestCase(0.1f, 0.3f, 0.2f, 0)]
    [TestCase(0.1f, 0.2f, 0.3f, 1)]
    [TestCase(0.5f, 0.5f, 0.5f, -1)]
    [TestCase(0.1f, 0.5f, 0.5f, 0)]
    [TestCase(float.NaN, 0.5f, 0.6f, -1)]
    public void LargestOutput_ChoosesAndTheFirstOfEqualsWins(float left, float coast, float right, int direction)
    {
        // Where the slope is level, only the engine moves the car.
        var state = new MountainCarState { X = -MathF.PI / 6f };
        Probe.Step(ref state, left, coast, right);
        Assert.That(state.Velocity, Is.EqualTo(direction * 0.001f).Within(1e-8f));
    }

    [Test]
    public void Starts_FillTheirRangeAtRest()
    {
        MountainCarState[] starts = [.. Enumerable.Range(0, 500).Select(episode => Probe.Start(5, episode))];
        Assert.That(starts.Select(start => start.X), Has.All.InRange(-0.6f, -0.4f).And.Some.LessThan(-0.598f).And.Some.GreaterThan(-0.402f));
        Assert.That(starts.Select(start => start.X).Distinct().Count(), Is.GreaterThan(490));
        Assert.That(starts.Select(start => start.Velocity), Is.All.Zero);
        Assert.That(Probe.Observe(starts[0]), Is.EqualTo(new[] { starts[0].X, 0f }));
    }

    [TestCase(-1100f, -110f, true)]
    [TestCase(-1101f, -110.1f, false)]
    public void Fitness_IsTheMeanReward(float total, float fitness, bool solved) =>
        Assert.That(default(MountainCar).Conclude(total, episodes: 10), Is.EqualTo(new TaskScore(fitness, solved)));

    [Test]
    public void Task_IsTestedOnAHundredFreshEpisodes() => Assert.That(
        MountainCar.Descriptor.Create(new NoParameters()).ChampionTests,
        Is.EqualTo(new[] { new ChampionTest(Episodes: 100, Threshold: -110f) }));

    [Test]
    [Category("Golden")]
    public void Episodes_HaveTheBitsOfTheFirstRelease() =>
        Assert.That(Probe.Digest(20), Is.EqualTo("739f3e4c86122fd1696ad6cbfa1a4f78c924028cf0d0cb703de5375de519c632"));

    internal static (double X, double Velocity) Reference(double x, double velocity, double engine)
    {
        velocity = Math.Clamp(velocity + engine - (0.0025 * Math.Cos(3 * x)), -0.07, 0.07);
        x = Math.Clamp(x + velocity, -1.2, 0.6);
        return (x, x <= -1.2 && velocity < 0 ? 0 : velocity);
    }

    private static float[] AlongMovement(MountainCarState state) => state.Velocity >= 0f ? [0f, 0f, 1f] : [1f, 0f, 0f];
}
