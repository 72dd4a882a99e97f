namespace Evolution.Core.Tasks;

/// <summary>How far the episodes of one network are.</summary>
/// <param name="Active">The lanes in use, the first ones.</param>
/// <param name="Started">The episodes started.</param>
/// <param name="Steps">The control steps of all episodes together.</param>
public record struct EpisodeProgress(int Active, int Started, long Steps);
