namespace Evolution.Core.Runs;

/// <summary>The stop rules of a config.</summary>
internal static class StopRules
{
    /// <summary>Returns the first rule that holds after a generation's evaluation.</summary>
    public static StopReason Check(StopOptions options, EvolutionRun run)
    {
        if (run.Champion!.Fitness >= options.Fitness)
        {
            return StopReason.Fitness;
        }

        if (run.Generation + 1 >= options.Generations)
        {
            return StopReason.Generations;
        }

        if (run.Evaluations >= options.Evaluations)
        {
            return StopReason.Evaluations;
        }

        return run.Seconds >= options.Seconds ? StopReason.Seconds : StopReason.None;
    }
}
