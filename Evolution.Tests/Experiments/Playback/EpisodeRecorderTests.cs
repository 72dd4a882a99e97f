using Evolution.Core.Evaluation;
using Evolution.Core.Runs;
using Evolution.Core.Tasks;
using Evolution.Experiments.Playback;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Playback;

[TestFixture]
public sealed class EpisodeRecorderTests
{
    [TestCase("acrobot", "acrobot", 2)]
    [TestCase("cart-pole", "cart", 2)]
    [TestCase("double-pole", "cart", 3)]
    [TestCase("double-pole-no-velocity", "cart", 3)]
    [TestCase("mountain-car", "valley", 1)]
    [TestCase("mountain-car-continuous", "valley", 1)]
    [TestCase("pendulum", "pendulum", 1)]
    [TestCase("pole", "cart", 2)]
    public void Record_PlaysTheEpisodeThatTheChampionWasScoredIn(string name, string kind, int numbers)
    {
        EvolutionTask task = CatalogTasks.Create(name);
        Champion champion = ChampionOf(task, EpisodeSeedKind.Genome);

        EpisodeRecord episode = EpisodeRecorder.Record(champion, task)!;

        Assert.That(BitConverter.SingleToInt32Bits(episode.Score), Is.EqualTo(BitConverter.SingleToInt32Bits(champion.Fitness)), "one episode, so that its score is the fitness");
        int kept = (int)Math.Min(episode.Steps, EpisodeLog<int>.MostSteps);
        Assert.That(episode.Signals, Is.EqualTo(task.InputNames.Concat(task.OutputNames)));
        Assert.That(episode.Values.Select(values => values.Count), Is.All.EqualTo(kept));
        Assert.That(episode.Scene!.Kind, Is.EqualTo(kind));
        Assert.That(episode.Scene.Frames, Has.Count.EqualTo(kept + 1), "the first state, and one after each control step");
        Assert.That(episode.Scene.Frames.Select(frame => frame.Length), Is.All.EqualTo(numbers));
    }

    [Test]
    public void Record_TakesATaskThatNobodyHasAPictureOf()
    {
        EvolutionTask task = DriftTask.Create();
        Champion champion = ChampionOf(task, EpisodeSeedKind.Shared);
        EpisodeRecord episode = EpisodeRecorder.Record(champion, task)!;
        Assert.That((episode.Score, episode.Scene, episode.Values.Count), Is.EqualTo((champion.Fitness, (EpisodeScene?)null, 5)));
    }

    [Test]
    public void Record_OfATaskOfRows_IsNone() =>
        Assert.That(EpisodeRecorder.Record(ChampionOf(EchoTask.Create(4), EpisodeSeedKind.Shared), EchoTask.Create(4)), Is.Null);

    private static Champion ChampionOf(EvolutionTask task, EpisodeSeedKind seeds)
    {
        RunSetup setup = TestOptions.Setup();
        setup.Evaluation.Episodes = 1;
        setup.Evaluation.EpisodeSeeds = seeds;
        setup.Stop.Generations = 2;
        setup.Stop.WhenSolved = false;
        return RunResults.Of(setup, task).Champion;
    }
}
