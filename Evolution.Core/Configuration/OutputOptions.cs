namespace Evolution.Core.Configuration;

/// <summary>What a run leaves behind.</summary>
public sealed class OutputOptions
{
    /// <summary>Gets or sets the run's directory; it must be empty or absent.</summary>
    /// <value>Default: null, which makes <c>runs/TASK-SEED</c> below the working directory, numbered on if that exists.</value>
    public string? Directory { get; set; }

    /// <summary>Gets or sets whether <c>report.html</c> and the pictures in it are written, of one of several runs only the drawing of its champion; their time is not in <c>seconds</c>.</summary>
    /// <value>Default: true.</value>
    public bool Report { get; set; } = true;
}
