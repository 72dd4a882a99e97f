namespace Evolution.Gpu.Compiling;

/// <summary>A basic block of a kernel in OpenCL C, as ILGPU writes it: statements, then what its successors' variables become, then where it goes.</summary>
/// <param name="label">The label, without colon.</param>
internal sealed class OpenClBlock(string label)
{
    /// <summary>Gets the label.</summary>
    public string Label => label;

    /// <summary>Gets the statements.</summary>
    public List<string> Statements { get; } = [];

    /// <summary>Gets what variables become on leaving, all at once: each gets the value that its source had before.</summary>
    public List<(string Target, string Source)> Moves { get; } = [];

    /// <summary>Gets the lines that leave the block.</summary>
    public List<string> Terminator { get; } = [];

    /// <summary>Gets the labels that the terminator names, each once.</summary>
    public List<string> Successors { get; } = [];
}
