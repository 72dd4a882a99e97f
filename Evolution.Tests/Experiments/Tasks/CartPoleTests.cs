using Evolution.Core.Genomes;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using Evolution.Experiments.Tasks;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Tasks;

[TestFixture]
public sealed class CartPoleTests
{
    // Keeps the pole up for 100 steps from Start.
    private const string Pushes = "RLRLRLRLRLRLRLRLRLRLRLRRLLRLRRLLRLRRLLRRLLRLRLRRLLRLRLRRLLRLRLRRLLRLRLRRLLRLRLRLRRLLRLRLRRLLRLRLRRLL";
    private const float TwelveDegrees = 0.20943951f;

    private static readonly CartPoleState Start = new() { X = 0.01f, Velocity = -0.02f, Angle = 0.03f, AngularVelocity = 0.04f };

    // Computed once by a separate program in double precision from Gymnasium's equations.
    [TestCase(1, 0.009600000000, 0.174679195748, 0.030800000000, -0.243068717960, 1e-7)]
    [TestCase(2, 0.013093583915, -0.020868848948, 0.025938625641, 0.059167999939, 1e-7)]
    [TestCase(3, 0.012676206936, 0.173871774873, 0.027121985640, -0.225219572560, 1e-7)]
    [TestCase(10, 0.025170769806, -0.023430405247, 0.016253613776, 0.115669558397, 5e-7)]
    [TestCase(100, 0.237165654441, -0.027785661952, -0.006864918085, 0.211740082271, 1e-3)]
    public void Trajectory_FollowsGymnasium(int steps, double x, double velocity, double angle, double angularVelocity, double tolerance)
    {
        CartPoleState state = Run(steps);
        Assert.That(Fields(state), Is.EqualTo(new[] { x, velocity, angle, angularVelocity }).Within(tolerance));
    }

    [Test]
    public void EveryStep_IsGymnasiumsToFloatAccuracy()
    {
        var random = new RandomStream(7, 0, 0, 0);
        for (int i = 0; i < 2000; i++)
        {
            var state = new CartPoleState
            {
                X = random.NextSigned() * 2.4f,
                Velocity = random.NextSigned() * 3f,
                Angle = random.NextSigned() * TwelveDegrees,
                AngularVelocity = random.NextSigned() * 3f,
            };
            bool right = random.NextChance(0.5f);
            double[] expected = Reference(Fields(state), right ? 10 : -10);
            Step(ref state, right);
            Assert.That(Fields(state), Is.EqualTo(expected).Within(5e-7));
        }
    }

    // A program that rounds every single operation to float gives the same bits: nothing is fused.
    [TestCase(1, 0x3C1D4951u, 0x3E32DF1Au, 0x3CFC5048u, 0xBE78E702u)]
    [TestCase(10, 0x3CCE32EFu, 0xBCBFF110u, 0x3C85264Du, 0x3DECE42Cu)]
    [TestCase(100, 0x3E72DB8Eu, 0xBCE3A020u, 0xBBE0D0B3u, 0x3E58D6A8u)]
    public void Trajectory_HasTheBitsOfTheFirstRelease(int steps, uint x, uint velocity, uint angle, uint angularVelocity)
    {
        CartPoleState state = Run(steps);
        uint[] bits = [.. new[] { state.X, state.Velocity, state.Angle, state.AngularVelocity }.Select(FloatInputs.Bits)];
        Assert.That(bits, Is.EqualTo(new[] { x, velocity, angle, angularVelocity }), string.Join(", ", bits.Select(b => $"0x{b:X8}u")));
    }

    [TestCase(2.4f, 0f, 0f, 0f, true)]
    [TestCase(-2.4f, 0f, 0f, 0f, true)]
    [TestCase(2.4f, 0.1f, 0f, 0f, false)]
    [TestCase(-2.4f, -0.1f, 0f, 0f, false)]
    [TestCase(2.401f, -0.1f, 0f, 0f, true)]
    [TestCase(0f, 0f, TwelveDegrees, 0f, true)]
    [TestCase(0f, 0f, -TwelveDegrees, 0f, true)]
    [TestCase(0f, 0f, TwelveDegrees, 0.1f, false)]
    [TestCase(0f, 0f, -TwelveDegrees, -0.1f, false)]
    [TestCase(float.NaN, 0f, 0f, 0f, false)]
    [TestCase(0f, 0f, float.NaN, 0f, false)]
    public void Episode_EndsBeyondTheLimitsAndCountsTheLastStep(float x, float velocity, float angle, float angularVelocity, bool goesOn)
    {
        var state = new CartPoleState { X = x, Velocity = velocity, Angle = angle, AngularVelocity = angularVelocity };
        float score = 41f;
        float[] outputs = [0f, 1f];
        Assert.That(default(CartPole).Step(ref state, new LaneBuffer(outputs, 0, 1), ref score), Is.EqualTo(goesOn));
        Assert.That(score, Is.EqualTo(42f));
    }

    [TestCase(0.2f, 0.1f, -1)]
    [TestCase(-0.2f, -0.1f, 1)]
    [TestCase(0.5f, 0.5f, -1)]
    public void LargerOutput_ChoosesTheDirectionAndATiePushesLeft(float left, float right, int direction)
    {
        CartPoleState state = default;
        float score = 0f;
        float[] outputs = [left, right];
        default(CartPole).Step(ref state, new LaneBuffer(outputs, 0, 1), ref score);
        Assert.That(MathF.Sign(state.Velocity), Is.EqualTo(direction));
        Assert.That(MathF.Sign(state.AngularVelocity), Is.EqualTo(-direction));
    }

    // The same bounds come out in double precision over the corners of the box of starts.
    [Test]
    public void ConstantPush_LastsEightToElevenSteps([Values] bool right)
    {
        for (int episode = 0; episode < 200; episode++)
        {
            CartPoleState state = Reset(seed: 3, episode);
            int steps = 1;
            while (Step(ref state, right))
            {
                steps++;
            }

            Assert.That(steps, Is.InRange(8, 11));
        }
    }

    [Test]
    public void Starts_FillTheirRangeDifferInEveryEpisodeAndDependOnTheKeyAlone()
    {
        double[][] starts = [.. Enumerable.Range(0, 500).Select(episode => Fields(Reset(seed: 5, episode)))];
        Assert.That(starts.SelectMany(start => start), Has.All.InRange(-0.05, 0.05).And.Some.LessThan(-0.049).And.Some.GreaterThan(0.049));
        Assert.That(starts.Select(start => (start[0], start[1], start[2], start[3])), Is.Unique);
        Assert.That(starts.SelectMany(start => start).Average(), Is.EqualTo(0).Within(0.003));
        Assert.That(Fields(Reset(seed: 5, episode: 17)), Is.EqualTo(starts[17]));
        Assert.That(Fields(Reset(seed: 6, episode: 17)), Is.Not.EqualTo(starts[17]));
    }

    [Test]
    public void Observation_IsTheRawState()
    {
        float[] inputs = new float[4];
        default(CartPole).Observe(Start, new LaneBuffer(inputs, 0, 1));
        Assert.That(inputs, Is.EqualTo(new[] { 0.01f, -0.02f, 0.03f, 0.04f }));
    }

    [TestCase(2375f, 475f, true)]
    [TestCase(2374f, 474.8f, false)]
    public void Fitness_IsTheMeanNumberOfSteps(float total, float fitness, bool solved) =>
        Assert.That(default(CartPole).Conclude(total, episodes: 5), Is.EqualTo(new TaskScore(fitness, solved)));

    [Test]
    public void Task_IsTestedOnAHundredFreshEpisodesOf500Steps()
    {
        EvolutionTask task = CartPole.Descriptor.Create(new NoParameters());
        Assert.That(task.ChampionTests, Is.EqualTo(new[] { new ChampionTest(Episodes: 100, Threshold: 475f) }));
        Assert.That(default(CartPole).MaxSteps, Is.EqualTo(500));
    }

    private static CartPoleState Run(int steps)
    {
        CartPoleState state = Start;
        foreach (char push in Pushes[..steps])
        {
            Assert.That(Step(ref state, push == 'R'), Is.True);
        }

        return state;
    }

    private static bool Step(ref CartPoleState state, bool right)
    {
        float score = 0f;
        float[] outputs = right ? [0f, 1f] : [1f, 0f];
        return default(CartPole).Step(ref state, new LaneBuffer(outputs, 0, 1), ref score);
    }

    private static CartPoleState Reset(ulong seed, int episode)
    {
        RandomStream random = new EpisodeKey(seed, Generation: 1, Genome: 2, RandomPurpose.Episode).Open(episode);
        return default(CartPole).Reset(ref random, episode);
    }

    private static double[] Fields(in CartPoleState state) => [state.X, state.Velocity, state.Angle, state.AngularVelocity];

    private static double[] Reference(double[] state, double force)
    {
        double cosine = Math.Cos(state[2]);
        double sine = Math.Sin(state[2]);
        double mean = (force + (0.05 * state[3] * state[3] * sine)) / 1.1;
        double angular = ((9.8 * sine) - (cosine * mean)) / (0.5 * ((4.0 / 3.0) - (0.1 * cosine * cosine / 1.1)));
        double linear = mean - (0.05 * angular * cosine / 1.1);
        return [state[0] + (0.02 * state[1]), state[1] + (0.02 * linear), state[2] + (0.02 * state[3]), state[3] + (0.02 * angular)];
    }
}
