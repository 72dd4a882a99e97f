using Evolution.Core.Tasks;
using Evolution.Experiments.Tasks;

namespace Evolution.Experiments;

/// <summary>The tasks that come with the program.</summary>
public static class TaskCatalog
{
    /// <summary>Gets the tasks, by name.</summary>
    public static IReadOnlyList<TaskDescriptor> All { get; } =
    [
        CartPole.Descriptor,
        DoublePole.Descriptor,
        Multiplexer.Descriptor,
        Parity.Descriptor,
        Xor.Descriptor,
    ];
}
