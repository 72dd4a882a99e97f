using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using Evolution.Experiments.Tasks;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Tasks;

[TestFixture]
public sealed class PoleTests
{
    private const float TwelveDegrees = 0.2094384f;

    private static readonly EnvironmentProbe<Pole, PoleState> Probe = new(default);
    private static readonly PoleState Start = new() { X = 0.5f, Velocity = -0.2f, Angle = 0.03f, AngularVelocity = 0.1f };

    // Computed once by a separate program in double precision from the equations of Stanley's simulator.
    [TestCase(1, 0.496000000000, -0.005320558452, 0.032000000000, -0.183069086495, 1e-7)]
    [TestCase(2, 0.495893588831, -0.200885429095, 0.028338618270, 0.119534432915, 2e-7)]
    [TestCase(10, 0.479129057213, -0.204219992554, 0.029172395554, 0.193122689224, 1e-6)]
    [TestCase(50, 0.476982044563, -0.208284654321, -0.003276295307, 0.282718483906, 1e-4)]
    public void Trajectory_FollowsStanley(int steps, double x, double velocity, double angle, double angularVelocity, double tolerance)
    {
        PoleState state = Start;
        for (int step = 0; step < steps; step++)
        {
            Assert.That(Probe.Step(ref state, Balance(state)), Is.EqualTo((true, 1f)));
        }

        Assert.That(Fields(state), Is.EqualTo(new[] { x, velocity, angle, angularVelocity }).Within(tolerance));
    }

    [Test]
    public void EveryStep_IsStanleysToFloatAccuracy()
    {
        var random = new RandomStream(7, 0, 0, 0);
        for (int i = 0; i < 2000; i++)
        {
            var state = new PoleState
            {
                X = random.NextSigned() * 2.4f,
                Velocity = random.NextSigned() * 3f,
                Angle = random.NextSigned() * TwelveDegrees,
                AngularVelocity = random.NextSigned() * 3f,
            };
            bool right = random.NextChance(0.5f);
            double[] expected = Reference(Fields(state), right ? 10 : -10);
            Probe.Step(ref state, right ? [0f, 1f] : [1f, 0f]);
            Assert.That(Fields(state), Is.EqualTo(expected).Within(5e-7));
        }
    }

    [Test]
    public void LinearController_BalancesToTheEnd() => Assert.That(Probe.Play(Start, Balance), Is.EqualTo((100_000, 100_000f)));

    [TestCase(0.2f, 0.1f, -1)]
    [TestCase(-0.2f, -0.1f, 1)]
    [TestCase(0.5f, 0.5f, 1)]
    [TestCase(float.NaN, 0.5f, 1)]
    public void LargerOutput_ChoosesTheDirectionAndATiePushesRight(float left, float right, int direction)
    {
        PoleState state = default;
        Probe.Step(ref state, left, right);
        Assert.That(MathF.Sign(state.Velocity), Is.EqualTo(direction));
    }

    [TestCase(2.4f, 0.1f, 0f, 0f, false)]
    [TestCase(-2.4f, -0.1f, 0f, 0f, false)]
    [TestCase(2.4f, -0.1f, 0f, 0f, true)]
    [TestCase(0f, 0f, TwelveDegrees, 0.1f, false)]
    [TestCase(0f, 0f, -TwelveDegrees, -0.1f, false)]
    [TestCase(0f, 0f, TwelveDegrees, 0f, true)]
    public void Episode_EndsBeyondTheLimitsAndCountsTheLastStep(float x, float velocity, float angle, float angularVelocity, bool goesOn)
    {
        var state = new PoleState { X = x, Velocity = velocity, Angle = angle, AngularVelocity = angularVelocity };
        Assert.That(Probe.Step(ref state, 0f, 1f), Is.EqualTo((goesOn, 1f)));
    }

    [Test]
    public void Starts_AreThousandthsThatFillStanleysRanges()
    {
        double[][] starts = [.. Enumerable.Range(0, 3000).Select(episode => Fields(Probe.Start(5, episode)))];
        double[] limits = [2.4, 1, 0.2, 1.5];
        for (int field = 0; field < limits.Length; field++)
        {
            double limit = limits[field];
            double[] values = [.. starts.Select(start => start[field])];
            Assert.That(values, Has.All.InRange(-limit - 1e-6, limit).And.Some.LessThan(-0.99 * limit).And.Some.GreaterThan(0.99 * limit));
            Assert.That(values.Select(value => Math.Abs((value * 1000) - Math.Round(value * 1000))), Is.All.LessThan(1e-3));
        }

        Assert.That(Fields(Probe.Start(6, 17)), Is.Not.EqualTo(starts[17]));
    }

    [Test]
    public void Observation_IsScaledAsPublished() => Assert.That(
        Probe.Observe(new PoleState { X = 1.2f, Velocity = 0.3f, Angle = 0.1f, AngularVelocity = -0.5f }),
        Is.EqualTo(new[] { 0.75f, 0.7f, 0.7547278f, 0.25f }).Within(1e-6f));

    [TestCase(100_000f, true)]
    [TestCase(99_999f, false)]
    public void Task_IsSolvedByAHundredThousandSteps(float total, bool solved) =>
        Assert.That(default(Pole).Conclude(total, episodes: 1), Is.EqualTo(new TaskScore(total, solved)));

    [Test]
    [Category("Golden")]
    public void Episodes_HaveTheBitsOfTheFirstRelease() =>
        Assert.That(Probe.Digest(50), Is.EqualTo("07beac54f3873f7a4d28bba020b45f1b276e46874628047c9dcc76979aab6349"));

    private static float[] Balance(PoleState state) =>
        (state.Angle * 3f) + state.AngularVelocity + (0.02f * state.X) + (0.05f * state.Velocity) > 0f ? [0f, 1f] : [1f, 0f];

    private static double[] Fields(in PoleState state) => [state.X, state.Velocity, state.Angle, state.AngularVelocity];

    private static double[] Reference(double[] s, double force)
    {
        (double cos, double sin) = (Math.Cos(s[2]), Math.Sin(s[2]));
        double push = (force + (0.1 * 0.5 * s[3] * s[3] * sin)) / 1.1;
        double angular = ((9.8 * sin) - (cos * push)) / (0.5 * ((4.0 / 3) - (0.1 * cos * cos / 1.1)));
        double linear = push - (0.1 * 0.5 * angular * cos / 1.1);
        return [s[0] + (0.02 * s[1]), s[1] + (0.02 * linear), s[2] + (0.02 * s[3]), s[3] + (0.02 * angular)];
    }
}
