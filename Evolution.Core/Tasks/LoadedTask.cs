namespace Evolution.Core.Tasks;

/// <summary>A task made of code that a config names.</summary>
/// <param name="Descriptor">The task.</param>
/// <param name="Code">The code, its digest known.</param>
public sealed record LoadedTask(TaskDescriptor Descriptor, TaskCode Code);
