namespace Evolution.Core.Configuration;

/// <summary>One thing that is wrong with a config.</summary>
/// <param name="Path">Where, as <c>variation.addNode</c> or <c>network.activations[2]</c>; empty for the file as a whole.</param>
/// <param name="Message">What, without the path, on one line.</param>
public sealed record ConfigFault(string Path, string Message)
{
    /// <summary>Returns the fault on one line, its path first.</summary>
    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";
}
