namespace Evolution.Core.Tasks;

/// <summary>A task that a config can name, with parameters of a type of its own.</summary>
/// <typeparam name="TParameters">The parameters: a class of settable, ranged, documented properties with defaults.</typeparam>
/// <param name="name">The name used in configs, in kebab case.</param>
/// <param name="version">The version, at least 1, raised whenever a score could change.</param>
/// <param name="summary">One sentence for the list of tasks.</param>
/// <param name="create">Creates the task; receives its id and its parameters.</param>
/// <exception cref="ArgumentException">The name is not in kebab case, or the version is below 1.</exception>
public sealed class TaskDescriptor<TParameters>(string name, int version, string summary, Func<string, TParameters, EvolutionTask> create)
    : TaskDescriptor(name, version, summary)
    where TParameters : class, new()
{
    /// <inheritdoc/>
    public override object CreateParameters() => new TParameters();

    /// <inheritdoc/>
    public override EvolutionTask Create(object parameters) => create(Id, (TParameters)parameters);
}
