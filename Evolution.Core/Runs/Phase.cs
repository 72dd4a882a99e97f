namespace Evolution.Core.Runs;

/// <summary>What a generation's time goes into.</summary>
public enum Phase
{
    /// <summary>Making children.</summary>
    Breed,

    /// <summary>Assigning them to species.</summary>
    Speciate,

    /// <summary>Flattening networks.</summary>
    Batch,

    /// <summary>Sending networks to a device.</summary>
    Upload,

    /// <summary>Scoring.</summary>
    Evaluate,

    /// <summary>Fetching results from a device.</summary>
    Download,

    /// <summary>Statistics, logs and files.</summary>
    Report,
}
