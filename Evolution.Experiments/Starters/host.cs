using Evolution.Core.Tasks;

/// <summary>Any .NET code: here a tank whose inflow arrives late, because the pipe is a queue. The score is 1 less the mean error.</summary>
public static class MyTask
{
    private const float Wanted = 0.5f;

    public static TaskDescriptor Descriptor { get; } = new TaskDescriptor<NoParameters>(
        "my-task",
        version: 1,
        "A tank whose inflow arrives late is kept half full.",
        (id, _) => new HostEvolutionTask(id, ["level", "outflow"], ["valve"], Score)
        {
            // Stop, or rank the genome last and count, when Score throws. IsThreadSafe = false calls Score one genome at a time.
            OnFailure = HostFailurePolicy.Stop,
        });

    /// <summary>Scores one network in one episode. Called in parallel: keep to the trial and to local variables.</summary>
    private static TaskScore Score(HostTrial trial)
    {
        var pipe = new Queue<float>([0f, 0f, 0f]);
        float level = trial.Random.NextFloat();
        var errors = new List<float>();
        for (int step = 0; step < 100; step++)
        {
            float outflow = 0.02f + (0.02f * trial.Random.NextFloat());
            trial.Network.Inputs[0] = level;
            trial.Network.Inputs[1] = outflow;
            trial.Network.Activate();
            pipe.Enqueue(Math.Clamp(trial.Network.Outputs[0], 0f, 1f) * 0.1f);
            level = Math.Clamp(level + pipe.Dequeue() - outflow, 0f, 1f);
            errors.Add(Math.Abs(level - Wanted));
        }

        float fitness = 1f - errors.Average();
        return new TaskScore(fitness, Solved: fitness > 0.97f);
    }
}
