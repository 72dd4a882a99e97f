namespace Evolution.Core.Reproduction;

/// <summary>What a child asks for, as places in a <see cref="RequestSet"/>; -1 stands for nothing.</summary>
/// <param name="Link">The new connection.</param>
/// <param name="Split">The split.</param>
internal readonly record struct RequestPlace(int Link, int Split);
