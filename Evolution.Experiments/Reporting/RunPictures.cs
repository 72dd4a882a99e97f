namespace Evolution.Experiments.Reporting;

/// <summary>The pictures of a run, as SVG.</summary>
/// <param name="Champion">The champion's network.</param>
/// <param name="Fitness">Fitness over the generations.</param>
/// <param name="Species">The members of each species over the generations; null where the run did not note them.</param>
/// <param name="Structure">The mean size of networks over the generations.</param>
internal sealed record RunPictures(string Champion, string Fitness, string? Species, string Structure);
