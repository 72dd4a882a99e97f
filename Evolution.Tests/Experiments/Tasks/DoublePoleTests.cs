using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using Evolution.Experiments.Tasks;
using Evolution.Tests.Support;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.OdeSolvers;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Tasks;

[TestFixture]
public sealed class DoublePoleTests
{
    private const float ThirtySixDegrees = 0.62831853f;

    // Mass and half length of the two poles.
    private static readonly (double Mass, double HalfLength)[] Poles = [(0.1, 0.5), (0.01, 0.05)];

    // Computed once by a separate program in double precision, for the outputs 0.5, 0.75, 0.4 in turn.
    [TestCase(1, new[] { -0.000009983825, -0.000998931471, 0.070220678734, 0.022079472277, 0.000150431825, 0.015122033536 }, 1e-7)]
    [TestCase(2, new[] { 0.000932951933, 0.095297800610, 0.069427557992, -0.101439539421, -0.014048592621, -1.441744656316 }, 1e-6)]
    [TestCase(3, new[] { 0.002440247741, 0.055440193676, 0.068197700667, -0.021618075393, -0.037559006837, -0.921098078788 }, 1e-6)]
    [TestCase(10, new[] { 0.020714468458, 0.167345396436, 0.058941821646, -0.056758356853, -0.503626581499, -6.668832716682 }, 2e-5)]
    public void Trajectory_FollowsTheEquations(int steps, double[] expected, double tolerance)
    {
        DoublePoleState state = Start();
        for (int step = 0; step < steps; step++)
        {
            Step(ref state, (step % 3) switch { 0 => 0.5f, 1 => 0.75f, _ => 0.4f });
        }

        Assert.That(Fields(state), Is.EqualTo(expected).Within(tolerance));
    }

    [Test]
    public void EveryStep_IsTwoRungeKuttaStepsOfMathNet()
    {
        var random = new RandomStream(9, 0, 0, 0);
        for (int i = 0; i < 500; i++)
        {
            var state = new DoublePoleState
            {
                X = random.NextSigned() * 2.4f,
                Velocity = random.NextSigned() * 2f,
                Angle1 = random.NextSigned() * ThirtySixDegrees,
                AngularVelocity1 = random.NextSigned() * 2f,
                Angle2 = random.NextSigned() * ThirtySixDegrees,
                AngularVelocity2 = random.NextSigned() * 8f,
            };
            float output = random.NextFloat();
            double[] expected = Reference(Fields(state), (output - 0.5) * 20);
            Step(ref state, output);
            Assert.That(Fields(state), Is.EqualTo(expected).Within(1e-5));
        }
    }

    [TestCase(1, new[] { 0xBA88484Cu, 0xBDD4F4A1u, 0x3D92F818u, 0x3E348D4Au, 0x3C8056DDu, 0x3FC97B50u })]
    [TestCase(10, new[] { 0x3BB17184u, 0x3E88D804u, 0x3DAEFE73u, 0xBE1DF143u, 0x3E398D65u, 0xBEA730EAu })]
    [TestCase(100, new[] { 0x3DADCC38u, 0xBE25E416u, 0x3C52D95Bu, 0x3C8EF8D5u, 0x3C9C2574u, 0x3BA6A063u })]
    public void Trajectory_HasTheBitsOfTheFirstRelease(int steps, uint[] expected)
    {
        DoublePoleState state = Start();
        for (int step = 0; step < steps; step++)
        {
            Assert.That(Step(ref state, Balance(state)), Is.True);
        }

        uint[] bits = [.. Fields(state).Select(value => FloatInputs.Bits((float)value))];
        Assert.That(bits, Is.EqualTo(expected), string.Join(", ", bits.Select(b => $"0x{b:X8}u")));
    }

    // The same program in double precision falls after as many steps.
    [TestCase(0f, 5)]
    [TestCase(0.5f, 23)]
    [TestCase(1f, 5)]
    public void ConstantOutput_FallsAfterAKnownNumberOfSteps(float output, int steps)
    {
        Assert.That(Play(_ => output), Is.EqualTo((float)steps));
        Assert.That(default(DoublePole).Conclude(steps, episodes: 1), Is.EqualTo(new TaskScore(steps, Solved: false)));
    }

    [Test]
    public void LinearController_BalancesToTheEnd()
    {
        float score = Play(Balance);
        Assert.That(score, Is.EqualTo(100_000f));
        Assert.That(default(DoublePole).Conclude(score, episodes: 1), Is.EqualTo(new TaskScore(100_000f, Solved: true)));
    }

    [TestCase(99_999f, true)]
    [TestCase(99_998f, false)]
    public void Task_IsSolvedOneStepBeforeTheEnd(float total, bool solved) =>
        Assert.That(default(DoublePole).Conclude(total, episodes: 1), Is.EqualTo(new TaskScore(total, solved)));

    [TestCase(2.4f, 0f, 0f, false)]
    [TestCase(-2.4f, 0f, 0f, false)]
    [TestCase(2.3f, 0f, 0f, true)]
    [TestCase(0f, ThirtySixDegrees, 0f, false)]
    [TestCase(0f, -ThirtySixDegrees, 0f, false)]
    [TestCase(0f, 0.6f, 0f, true)]
    [TestCase(0f, 0f, ThirtySixDegrees, false)]
    [TestCase(0f, 0f, -ThirtySixDegrees, false)]
    [TestCase(0f, 0f, 0.4f, true)]
    [TestCase(float.NaN, 0f, 0f, false)]
    public void Episode_EndsBeyondTheLimits(float x, float angle1, float angle2, bool goesOn)
    {
        // Moving outwards, so that the limit itself is left.
        var state = new DoublePoleState { X = x, Velocity = MathF.CopySign(0.5f, x), Angle1 = angle1, Angle2 = angle2 };
        Assert.That(Step(ref state, 0.5f), Is.EqualTo(goesOn));
    }

    [Test]
    public void Start_IsTheSameForEveryKeyAndEpisode()
    {
        var random = new RandomStream(1, 2, 3, 4);
        Assert.That(Fields(default(DoublePole).Reset(ref random, episode: 5)), Is.EqualTo(Fields(Start())));
        Assert.That(Fields(Start()), Is.EqualTo(new double[] { 0, 0, 0.07f, 0, 0, 0 }));
    }

    [Test]
    public void Observation_IsScaledAsPublished()
    {
        var state = new DoublePoleState { X = 2.4f, Velocity = 3f, Angle1 = 0.26f, AngularVelocity1 = -1f, Angle2 = -0.13f, AngularVelocity2 = 5f };
        float[] inputs = new float[6];
        default(DoublePole).Observe(state, new LaneBuffer(inputs, 0, 1));
        Assert.That(inputs, Is.EqualTo(new[] { 0.5f, 1.5f, 0.5f, -0.5f, -0.25f, 2.5f }).Within(1e-7f));
    }

    private static DoublePoleState Start()
    {
        RandomStream random = default;
        return default(DoublePole).Reset(ref random, episode: 0);
    }

    private static float Play(Func<DoublePoleState, float> controller)
    {
        DoublePole environment = default;
        DoublePoleState state = Start();
        float score = 0f;
        float[] outputs = new float[1];
        for (int step = 0; step < environment.MaxSteps; step++)
        {
            outputs[0] = controller(state);
            if (!environment.Step(ref state, new LaneBuffer(outputs, 0, 1), ref score))
            {
                break;
            }
        }

        return score;
    }

    private static bool Step(ref DoublePoleState state, float output)
    {
        float score = 0f;
        float[] outputs = [output];
        return default(DoublePole).Step(ref state, new LaneBuffer(outputs, 0, 1), ref score);
    }

    // Gains of a linear-quadratic regulator of the linearised equations, rounded.
    private static float Balance(DoublePoleState state) =>
        0.5f
        - (0.19f * state.X) - (0.28f * state.Velocity)
        - (3.78f * state.Angle1) - (0.99f * state.AngularVelocity1)
        + (2.42f * state.Angle2) + (0.21f * state.AngularVelocity2);

    private static double[] Fields(in DoublePoleState state) =>
        [state.X, state.Velocity, state.Angle1, state.AngularVelocity1, state.Angle2, state.AngularVelocity2];

    private static double[] Reference(double[] state, double force)
    {
        Vector<double> start = Vector<double>.Build.DenseOfArray(state);
        Vector<double>[] path = RungeKutta.FourthOrder(start, start: 0, end: 0.02, N: 3, (_, at) => Derivative(at, force));
        return path[^1].ToArray();
    }

    private static Vector<double> Derivative(Vector<double> state, double force)
    {
        const double gravity = -9.8;
        const double friction = 0.000002;
        double forces = force;
        double masses = 1.0;
        for (int pole = 0; pole < Poles.Length; pole++)
        {
            (double mass, double halfLength) = Poles[pole];
            double angle = state[2 + (2 * pole)];
            double speed = state[3 + (2 * pole)];
            double drag = (friction * speed / (mass * halfLength)) + (gravity * Math.Sin(angle));
            forces += (mass * halfLength * speed * speed * Math.Sin(angle)) + (0.75 * mass * Math.Cos(angle) * drag);
            masses += mass * (1 - (0.75 * Math.Cos(angle) * Math.Cos(angle)));
        }

        double acceleration = forces / masses;
        var rate = Vector<double>.Build.Dense(6);
        rate[0] = state[1];
        rate[1] = acceleration;
        for (int pole = 0; pole < Poles.Length; pole++)
        {
            (double mass, double halfLength) = Poles[pole];
            double angle = state[2 + (2 * pole)];
            double speed = state[3 + (2 * pole)];
            double drag = (friction * speed / (mass * halfLength)) + (gravity * Math.Sin(angle));
            rate[2 + (2 * pole)] = speed;
            rate[3 + (2 * pole)] = -0.75 * ((acceleration * Math.Cos(angle)) + drag) / halfLength;
        }

        return rate;
    }
}
