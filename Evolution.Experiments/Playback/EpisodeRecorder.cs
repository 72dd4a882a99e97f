using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Runs;
using Evolution.Core.Tasks;

namespace Evolution.Experiments.Playback;

/// <summary>Plays a champion's first episode again on the host, in exact arithmetic, and notes it.</summary>
/// <param name="champion">The champion.</param>
internal sealed class EpisodeRecorder(Champion champion) : ITaskVisitor<EpisodeRecord?>
{
    /// <summary>Returns the champion's first episode; null where the task has none.</summary>
    public static EpisodeRecord? Record(Champion champion, EvolutionTask task) =>
        task.IsHostOnly ? null : task.Accept(new EpisodeRecorder(champion));

    /// <summary>Returns a batch of one network.</summary>
    public static NetworkBatch BatchOf(Champion champion)
    {
        var batch = new NetworkBatch();
        using var workers = new WorkerPool(1);
        new NetworkBatcher(workers).Build(Genome.ToPopulation(champion.Genome), batch);
        return batch;
    }

    /// <inheritdoc/>
    public EpisodeRecord? VisitSamples<TTask>(SampleEvolutionTask<TTask> task)
        where TTask : struct, ISampleTask => null;

    /// <inheritdoc/>
    public EpisodeRecord? VisitEnvironment<TEnvironment, TState>(EnvironmentEvolutionTask<TEnvironment, TState> task)
        where TEnvironment : struct, IEnvironment<TState>
        where TState : unmanaged
    {
        NetworkBatch batch = BatchOf(champion);
        var log = new EpisodeLog<TState>(TEnvironment.InputCount + TEnvironment.OutputCount);
        var environment = new RecordingEnvironment<TEnvironment, TState>(task.Environment, log);
        var activator = new ReferenceActivator();
        int stride = activator.LaneWidth;
        var network = new HostNetwork(activator, batch, 0, new float[batch.MostValues * stride], stride);
        float[] score = new float[1];
        var lanes = new EpisodeLanes<TState>(new TState[1], new int[1], new int[1], new float[1], score);
        long steps = EpisodeLoop.Play<RecordingEnvironment<TEnvironment, TState>, TState, HostNetwork, LaneBuffer, OutputBuffer, EpisodeLanes<TState>>(
            environment, network, ref lanes, Key);
        return new EpisodeRecord
        {
            Steps = steps,
            Score = score[0],
            Signals = [.. task.InputNames, .. task.OutputNames],
            Inputs = task.InputNames.Count,
            Values = log.Values,
            Scene = EpisodeScene.Of(task.Id, log.States),
        };
    }

    /// <summary>Gets the key of the episodes that the champion was scored in: its own number is 0 in a population of one.</summary>
    private EpisodeKey Key => (champion.Plan with { GenomeOffset = champion.GenomeNumber }).KeyOf(run: 0, genome: 0);
}
