namespace Evolution.Tests.Docs;

/// <summary>What a reader of a document does next: runs a command, or writes a file when <paramref name="File"/> names one.</summary>
/// <param name="Line">The line in the document, from 1.</param>
/// <param name="Text">The command, or the file's content.</param>
/// <param name="File">The file to write; null for a command.</param>
/// <param name="IsLong">Whether the command takes so long, or a device, that the test makes it small.</param>
/// <param name="IsNotRun">Whether the test leaves the command out.</param>
internal sealed record DocumentStep(int Line, string Text, string? File, bool IsLong, bool IsNotRun)
{
    /// <summary>Gets the words of the command, up to a comment.</summary>
    public string[] Words => [.. Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeWhile(word => !word.StartsWith('#'))];
}
