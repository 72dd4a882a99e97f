using Evolution.Core.Tasks;

namespace Evolution.Experiments;

/// <summary>The tasks that a program knows: those that come with it and those that were added.</summary>
/// <param name="All">The tasks by the names that configs use.</param>
internal sealed record TaskLibrary(IReadOnlyList<TaskDescriptor> All);
