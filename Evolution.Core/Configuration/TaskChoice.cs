using Evolution.Core.Tasks;

namespace Evolution.Core.Configuration;

/// <summary>The task of a config: a descriptor of the catalog and its bound parameters.</summary>
public sealed class TaskChoice
{
    /// <summary>Gets or sets the chosen descriptor; null until the config is read.</summary>
    public TaskDescriptor? Descriptor { get; set; }

    /// <summary>Gets or sets the parameters, of the type that <see cref="TaskDescriptor.CreateParameters"/> returns.</summary>
    public object? Parameters { get; set; }

    /// <summary>Gets or sets the code of the task, its digest known; null for a task of the catalog.</summary>
    public TaskCode? Code { get; set; }

    /// <summary>Gets or sets the name of the config, for the title of a complaint.</summary>
    internal string Source { get; set; } = "the config";

    /// <summary>Creates the task.</summary>
    /// <exception cref="InvalidOperationException">No task was chosen.</exception>
    /// <exception cref="ConfigException">No task can be made of the parameters.</exception>
    public EvolutionTask Create()
    {
        if (Descriptor is null || Parameters is null)
        {
            throw new InvalidOperationException("No task was chosen.");
        }

        try
        {
            return Descriptor.Create(Parameters);
        }
        catch (TaskParameterException exception)
        {
            string path = $"{TaskBinder.Key}.{TaskBinder.ParametersKey}.";
            throw new ConfigException(Source, [.. exception.Faults.Select(fault => new ConfigFault(path + fault.Path, FaultText.OnOneLine(fault.Message)))]);
        }
        catch (Exception exception) when (Code is not null && exception is not ConfigException)
        {
            // Whatever a user's own code throws is the user's to mend, and no fault of the program.
            string type = exception is ArgumentException ? string.Empty : $"{exception.GetType().Name}: ";
            string message = $"{Descriptor.Id} cannot be created: {type}{FaultText.OnOneLine(exception.Message)}";
            throw new ConfigException(Source, [new ConfigFault(TaskBinder.Key, message)]);
        }
    }
}
