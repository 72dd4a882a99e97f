namespace Evolution.Experiments.Export;

/// <summary>An enabled connection as it is drawn and exported.</summary>
/// <param name="Source">Position of the source among the nodes.</param>
/// <param name="Target">Position of the target.</param>
/// <param name="Weight">The weight.</param>
/// <param name="IsRecurrent">Whether it leads to its own or an earlier column, and so closes a cycle or comes from an output.</param>
internal readonly record struct GraphEdge(int Source, int Target, float Weight, bool IsRecurrent);
