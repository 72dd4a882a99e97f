namespace Evolution.Core.Tasks;

/// <summary>The parameters of a task that has none.</summary>
public sealed class NoParameters;
