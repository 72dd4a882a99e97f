using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using Evolution.Experiments.Tasks;
using Evolution.Tests.Support;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.OdeSolvers;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Tasks;

[TestFixture]
public sealed class AcrobotTests
{
    private static readonly EnvironmentProbe<Acrobot, AcrobotState> Probe = new(default);
    private static readonly AcrobotState Start = new() { Angle1 = 0.02f, Angle2 = -0.03f, AngularVelocity1 = 0.04f, AngularVelocity2 = 0.05f };

    // Computed once by a separate program in double precision from Gymnasium's equations, for the torques 0, 1, -1 in turn.
    [TestCase(1, 0.024751639331, -0.015165172993, 0.007052513933, 0.096454639602)]
    [TestCase(2, 0.009680039661, 0.041619439933, -0.152682289730, 0.458778122964)]
    [TestCase(5, -0.010829413568, 0.098679708245, -0.089709303053, 0.181211159717)]
    [TestCase(10, 0.022547792599, -0.094651254141, 0.029171035190, -0.214779966981)]
    [TestCase(30, -0.018093060599, -0.043573437506, 0.138877600019, -0.235069773917)]
    public void Trajectory_FollowsGymnasium(int steps, double angle1, double angle2, double velocity1, double velocity2)
    {
        AcrobotState state = Start;
        for (int step = 1; step <= steps; step++)
        {
            Probe.Step(ref state, Outputs((step % 3) - 1));
        }

        Assert.That(Fields(state), Is.EqualTo(new[] { angle1, angle2, velocity1, velocity2 }).Within(2e-6));
    }

    // The program in double precision arrives after as many steps; the last one costs nothing.
    [Test]
    public void PumpingAgainstTheFirstLink_ArrivesAfter117Steps() =>
        Assert.That(Probe.Play(Start, state => Outputs(state.AngularVelocity1 > 0f ? -1 : 1)), Is.EqualTo((117, -116f)));

    [Test]
    public void NoTorque_NeverArrives() =>
        Assert.That(Probe.Play(Start, _ => Outputs(0)), Is.EqualTo((500, -500f)));

    // Beyond half the speed limits one step of 0.2 s turns a rounding error into more than the tolerance.
    [Test]
    public void EveryStep_IsOneRungeKuttaStepOfMathNet()
    {
        var random = new RandomStream(8, 0, 0, 0);
        for (int i = 0; i < 1000; i++)
        {
            var state = new AcrobotState
            {
                Angle1 = random.NextSigned() * MathF.PI,
                Angle2 = random.NextSigned() * MathF.PI,
                AngularVelocity1 = random.NextSigned() * 6f,
                AngularVelocity2 = random.NextSigned() * 12f,
            };
            int torque = random.NextInt(3) - 1;
            double[] expected = Reference(Fields(state), torque);
            (bool goesOn, float reward) = Probe.Step(ref state, Outputs(torque));
            bool arrived = -Math.Cos(state.Angle1) - Math.Cos((double)state.Angle1 + state.Angle2) > 1;
            Assert.That(Fields(state)[2..], Is.EqualTo(expected[2..]).Within(2e-3));
            Assert.That(Math.Cos(state.Angle1 - expected[0]), Is.EqualTo(1).Within(1e-6));
            Assert.That(Math.Cos(state.Angle2 - expected[1]), Is.EqualTo(1).Within(1e-6));
            Assert.That(Fields(state)[..2], Has.All.InRange(-3.141593, 3.141593));
            Assert.That((goesOn, reward), Is.EqualTo((!arrived, arrived ? 0f : -1f)));
        }
    }

    [Test]
    public void Starts_FillTheirRangeAndAreSeenAsCosineAndSine()
    {
        double[][] starts = [.. Enumerable.Range(0, 500).Select(episode => Fields(Probe.Start(5, episode)))];
        Assert.That(starts.SelectMany(start => start), Has.All.InRange(-0.1, 0.1).And.Some.LessThan(-0.099).And.Some.GreaterThan(0.099));
        Assert.That(
            Probe.Observe(new AcrobotState { Angle1 = 0.5f, Angle2 = -1f, AngularVelocity1 = 2f, AngularVelocity2 = -3f }),
            Is.EqualTo(new[] { 0.8775826f, 0.4794255f, 0.5403023f, -0.8414710f, 2f, -3f }).Within(1e-6f));
    }

    [TestCase(-1000f, -100f, true)]
    [TestCase(-1001f, -100.1f, false)]
    public void Fitness_IsTheMeanReward(float total, float fitness, bool solved) =>
        Assert.That(default(Acrobot).Conclude(total, episodes: 10), Is.EqualTo(new TaskScore(fitness, solved)));

    [Test]
    public void Task_IsTestedOnAHundredFreshEpisodes() => Assert.That(
        Acrobot.Descriptor.Create(new NoParameters()).ChampionTests,
        Is.EqualTo(new[] { new ChampionTest(Episodes: 100, Threshold: -100f) }));

    [Test]
    [Category("Golden")]
    public void Episodes_HaveTheBitsOfTheFirstRelease() =>
        Assert.That(Probe.Digest(20), Is.EqualTo("8e5ff849da77574c51dae0f8b8c907620bc91c009559bbbd0cbf2f9b6061dbd7"));

    private static float[] Outputs(int torque) => [torque == -1 ? 1f : 0f, torque == 0 ? 1f : 0f, torque == 1 ? 1f : 0f];

    private static double[] Fields(in AcrobotState state) => [state.Angle1, state.Angle2, state.AngularVelocity1, state.AngularVelocity2];

    private static double[] Reference(double[] state, double torque)
    {
        Vector<double> end = RungeKutta.FourthOrder(
            Vector<double>.Build.Dense(state), 0, 0.2, 2, (_, s) => Vector<double>.Build.Dense(Rate(s, torque)))[1];
        return [end[0], end[1], Math.Clamp(end[2], -4 * Math.PI, 4 * Math.PI), Math.Clamp(end[3], -9 * Math.PI, 9 * Math.PI)];
    }

    // Written from the book's equations of the general acrobot, with every mass and length a variable.
    private static double[] Rate(Vector<double> s, double torque)
    {
        (double m1, double m2, double l1, double c1, double c2, double i1, double i2, double g) = (1, 1, 1, 0.5, 0.5, 1, 1, 9.8);
        double d1 = (m1 * c1 * c1) + (m2 * ((l1 * l1) + (c2 * c2) + (2 * l1 * c2 * Math.Cos(s[1])))) + i1 + i2;
        double d2 = (m2 * ((c2 * c2) + (l1 * c2 * Math.Cos(s[1])))) + i2;
        double phi2 = m2 * c2 * g * Math.Cos(s[0] + s[1] - (Math.PI / 2));
        double phi1 = (-m2 * l1 * c2 * s[3] * s[3] * Math.Sin(s[1]))
            - (2 * m2 * l1 * c2 * s[3] * s[2] * Math.Sin(s[1]))
            + (((m1 * c1) + (m2 * l1)) * g * Math.Cos(s[0] - (Math.PI / 2)))
            + phi2;
        double acceleration2 = (torque + (d2 / d1 * phi1) - (m2 * l1 * c2 * s[2] * s[2] * Math.Sin(s[1])) - phi2)
            / ((m2 * c2 * c2) + i2 - (d2 * d2 / d1));
        return [s[2], s[3], -((d2 * acceleration2) + phi1) / d1, acceleration2];
    }
}
