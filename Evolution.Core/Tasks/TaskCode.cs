namespace Evolution.Core.Tasks;

/// <summary>The code of a task that a config or champion names instead of a task of the catalog.</summary>
/// <param name="Kind">Source or assembly.</param>
/// <param name="Path">The file's full path.</param>
/// <param name="Type">The full name of the type whose static property describes the task; null where the code has one such type.</param>
/// <param name="Digest">SHA-256 of the file's bytes in lower-case hexadecimal digits; null where any content will do.</param>
public sealed record TaskCode(TaskCodeKind Kind, string Path, string? Type = null, string? Digest = null);
