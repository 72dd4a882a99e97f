using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Tasks;

[TestFixture]
public sealed class EpisodeLoopTests
{
    private static readonly Genome Player = RandomGenomes.Many(21, 40).MaxBy(genome => genome.Innovation.Length)!;

    private delegate float[] Answer(ReadOnlySpan<float> inputs);

    [Test]
    public void Scores_AreByEpisodeWhateverTheNumberOfLanes([Values(1, 2, 3, 7, 16, 40, 64)] int lanes, [Values(1, 16, 41)] int episodes)
    {
        (float[] scores, long steps) = Play(Player, lanes, episodes);
        (float[] expected, long expectedSteps) = OneByOne(episodes, () => inputs => NaiveNetwork.Outputs(Player, inputs));
        Assert.That(scores, Is.EqualTo(expected));
        Assert.That(steps, Is.EqualTo(expectedSteps));
    }

    /// <summary>A lane that takes the next episode forgets the one before, and one that is moved takes its state along.</summary>
    [Test]
    public void RecurrentScores_AreByEpisodeWhateverTheNumberOfLanes(
        [ValueSource(typeof(RandomRecurrentGenomes), nameof(RandomRecurrentGenomes.AllDynamics))] NetworkDynamics dynamics,
        [Values(1, 2, 3, 7, 16, 64)] int lanes,
        [Values(1, 41)] int episodes)
    {
        foreach (Genome genome in RandomRecurrentGenomes.Many(dynamics, seed: 22, count: 12))
        {
            float[] expected = OneByOne(episodes, () => new NaiveRecurrentNetwork(genome).Step).Scores;
            Assert.That(Play(genome, lanes, episodes).Scores, Is.EqualTo(expected));
        }
    }

    [Test]
    public void EpisodeThatDoesNotEnd_IsEndedByTheMostSteps()
    {
        (_, long steps) = Play(Player, lanes: 4, episodes: 500);
        int longest = Enumerable.Range(0, 500).Max(Length);
        Assert.That(longest, Is.GreaterThan(default(DriftTask).MaxSteps));
        Assert.That(steps, Is.EqualTo(Enumerable.Range(0, 500).Sum(episode => Math.Min(Length(episode), default(DriftTask).MaxSteps))));
    }

    private static EpisodeKey Key => new(Seed: 3, Generation: 1, EpisodeKey.SharedByAll, RandomPurpose.Episode);

    private static int Length(int episode)
    {
        RandomStream random = Key.Open(episode);
        return default(DriftTask).Reset(ref random, episode).Left;
    }

    private static (float[] Scores, long Steps) Play(Genome genome, int lanes, int episodes)
    {
        NetworkBatch batch = Batches.Batch(genome);
        float[] values = new float[batch.MostValues * lanes];
        float[] scores = new float[episodes];
        var network = new HostNetwork(new ReferenceActivator(), batch, 0, values, lanes);
        var scratch = new EpisodeLanes<DriftState>(new DriftState[lanes], new int[lanes], new int[lanes], new float[lanes], scores);
        long steps = EpisodeLoop.Play<DriftTask, DriftState, HostNetwork, LaneBuffer, OutputBuffer, EpisodeLanes<DriftState>>(
            default, network, ref scratch, Key);
        return (scores, steps);
    }

    /// <summary>Plays the episodes without lanes, on an evaluation from the definition that begins anew in each.</summary>
    private static (float[] Scores, long Steps) OneByOne(int episodes, Func<Answer> begin)
    {
        float[] scores = new float[episodes];
        long steps = 0;
        float[] inputs = new float[DriftTask.InputCount];
        for (int episode = 0; episode < episodes; episode++)
        {
            RandomStream random = Key.Open(episode);
            DriftState state = default(DriftTask).Reset(ref random, episode);
            Answer answer = begin();
            bool goesOn = true;
            for (int step = 0; goesOn && step < default(DriftTask).MaxSteps; step++)
            {
                default(DriftTask).Observe(state, new LaneBuffer(inputs, 0, 1));
                float[] outputs = answer(inputs);
                goesOn = default(DriftTask).Step(ref state, new LaneBuffer(outputs, 0, 1), ref scores[episode]);
                steps++;
            }
        }

        return (scores, steps);
    }
}
