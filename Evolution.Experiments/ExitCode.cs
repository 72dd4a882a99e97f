namespace Evolution.Experiments;

/// <summary>The exit codes of the program.</summary>
public static class ExitCode
{
    /// <summary>Done; for a run, solved or not.</summary>
    public const int Done = 0;

    /// <summary>A comparison failed: a champion's replay differs from what was saved with it.</summary>
    public const int Different = 1;

    /// <summary>Bad arguments or a bad config.</summary>
    public const int BadInput = 2;

    /// <summary>A device that was asked for is missing.</summary>
    public const int NoDevice = 3;

    /// <summary>A damaged input file.</summary>
    public const int DamagedFile = 4;

    /// <summary>Interrupted; what there was is written.</summary>
    public const int Interrupted = 130;
}
