using System.Text.Json;
using Evolution.Core.Tasks;

namespace Evolution.Core.Runs;

/// <summary>A champion read from a file.</summary>
/// <param name="Champion">The champion.</param>
/// <param name="TaskId">The task it was scored on, such as <c>xor/1</c>.</param>
/// <param name="Parameters">The task's parameters, as in a config.</param>
/// <param name="Inputs">The names of the task's inputs.</param>
/// <param name="Outputs">The names of the outputs.</param>
public sealed record SavedChampion(
    Champion Champion, string TaskId, JsonElement Parameters, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs)
{
    /// <summary>Gets the code of the task; null for a task of the catalog.</summary>
    public TaskCode? Code { get; init; }
}
