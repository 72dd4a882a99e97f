using Evolution.Core.Tasks;
using Evolution.Experiments.Tasks;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Tasks;

[TestFixture]
public sealed class MemoryTests
{
    private static readonly EnvironmentProbe<Memory, MemoryState> Probe = new(new Memory(3, 2, MemorySequences.All));

    [Test]
    public void Episode_ShowsWaitsAndAsks()
    {
        MemoryState state = Probe.Start(1, episode: 6);
        var seen = new List<float[]>();
        bool goesOn = true;
        while (goesOn)
        {
            seen.Add(Probe.Observe(state));
            goesOn = Probe.Step(ref state, 0f).GoesOn;
        }

        float[][] expected = [[-1, 1, 0], [1, 1, 0], [1, 1, 0], [0, 0, 0], [0, 0, 0], [0, 0, 1], [0, 0, 1], [0, 0, 1]];
        Assert.That(seen, Is.EqualTo(expected));
        Assert.That(new Memory(3, 2, MemorySequences.All).MaxSteps, Is.EqualTo(8));
    }

    // The sequence 0, 1, 1: what is said before it is asked for does not count.
    [TestCase(new[] { 9f, 9f, 9f, 9f, 9f, 0f, 1f, 0.5f }, 3f)]
    [TestCase(new[] { 9f, 9f, 9f, 9f, 9f, 0.49f, 7f, 0.4f }, 2.2f)]
    [TestCase(new[] { 0f, 0f, 0f, 0f, 0f, 1f, -3f, 0f }, 0f)]
    [TestCase(new[] { 0f, 0f, 0f, 0f, 0f, 0.5f, 1f, 1f }, 2.25f)]
    [TestCase(new[] { 0f, 0f, 0f, 0f, 0f, -9f, 1f, 1f }, 3f)]
    public void Score_CountsRightBitsAndEncouragesNearOnes(float[] outputs, float score)
    {
        int step = 0;
        Assert.That(Probe.Play(Probe.Start(1, episode: 6), _ => [outputs[step++]]).Score, Is.EqualTo(score).Within(1e-6f));
    }

    [Test]
    public void OutputThatIsNoNumber_IsNeverRight()
    {
        float score = Probe.Play(Probe.Start(1, episode: 6), _ => [float.NaN]).Score;
        Assert.That(new Memory(3, 2, MemorySequences.All).Conclude(score, 1).Solved, Is.False);
    }

    [Test]
    public void Sequences_AreAllOnceOrRandom()
    {
        Assert.That(Enumerable.Range(0, 8).Select(episode => Probe.Start(1, episode).Bits), Is.EqualTo(Enumerable.Range(0, 8)));
        var random = new EnvironmentProbe<Memory, MemoryState>(new Memory(3, 2, MemorySequences.Random));
        int[] drawn = [.. Enumerable.Range(0, 800).Select(episode => random.Start(1, episode).Bits)];
        Assert.That(drawn.GroupBy(bits => bits).Select(group => group.Count()), Has.Exactly(8).InRange(60, 145));
    }

    [TestCase(12f, 1f, true)]
    [TestCase(11.25f, 0.9375f, false)]
    public void Task_IsSolvedOnlyByEveryBit(float total, float fitness, bool solved) =>
        Assert.That(new Memory(3, 2, MemorySequences.Random).Conclude(total, episodes: 4), Is.EqualTo(new TaskScore(fitness, solved)));

    [Test]
    public void Champion_IsTestedOnEverySequence()
    {
        ChampionTest test = Memory.Descriptor.Create(new MemoryParameters { Length = 4, Delay = 3 }).ChampionTests.Single();
        Assert.That((test.Episodes, test.Threshold, test.Name), Is.EqualTo((16, (float?)1f, "all 16 sequences")));
    }

    [Test]
    [Category("Golden")]
    public void Episodes_HaveTheBitsOfTheFirstRelease() =>
        Assert.That(Probe.Digest(20), Is.EqualTo("f86195bef7be07634cd7437219c229e58b9adf540c41b55174b1278d60264f63"));
}
