namespace Evolution.Core.Evaluation;

/// <summary>Adds up a worker's steps and hands them on when the run changes, so that workers rarely meet.</summary>
/// <param name="scores">Receives them.</param>
internal ref struct StepTally(PopulationScores scores)
{
    private readonly PopulationScores _scores = scores;
    private int _run;
    private long _steps;

    /// <summary>Counts the steps of a network.</summary>
    public void Add(int run, long steps)
    {
        if (run != _run)
        {
            HandOn();
            _run = run;
        }

        _steps += steps;
    }

    /// <summary>Hands on what is left.</summary>
    public void HandOn()
    {
        _scores.AddSteps(_steps, _run);
        _steps = 0;
    }
}
