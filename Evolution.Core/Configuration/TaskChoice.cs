using Evolution.Core.Tasks;

namespace Evolution.Core.Configuration;

/// <summary>The task of a config: a descriptor of the catalog and its bound parameters.</summary>
public sealed class TaskChoice
{
    /// <summary>Gets or sets the chosen descriptor; null until the config is read.</summary>
    public TaskDescriptor? Descriptor { get; set; }

    /// <summary>Gets or sets the parameters, of the type that <see cref="TaskDescriptor.CreateParameters"/> returns.</summary>
    public object? Parameters { get; set; }

    /// <summary>Creates the task.</summary>
    /// <exception cref="InvalidOperationException">No task was chosen.</exception>
    public EvolutionTask Create() =>
        Descriptor is null || Parameters is null
            ? throw new InvalidOperationException("No task was chosen.")
            : Descriptor.Create(Parameters);
}
