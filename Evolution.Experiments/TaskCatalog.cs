using Evolution.Core.Tasks;
using Evolution.Experiments.Tasks;

namespace Evolution.Experiments;

/// <summary>The tasks that come with the program.</summary>
public static class TaskCatalog
{
    /// <summary>Gets the tasks, by name.</summary>
    public static IReadOnlyList<TaskDescriptor> All { get; } =
    [
        Acrobot.Descriptor,
        CartPole.Descriptor,
        Classification.Descriptor,
        DoublePole.Descriptor,
        DoublePoleNoVelocity.Descriptor,
        Memory.Descriptor,
        MountainCar.Descriptor,
        MountainCarContinuous.Descriptor,
        Multiplexer.Descriptor,
        Parity.Descriptor,
        Pendulum.Descriptor,
        Pole.Descriptor,
        Regression.Descriptor,
        Xor.Descriptor,
    ];

    /// <summary>Returns the task of a name or an id, such as <c>xor</c> or <c>xor/1</c>; null where there is none.</summary>
    public static TaskDescriptor? Find(string nameOrId) =>
        All.FirstOrDefault(descriptor => descriptor.Name == nameOrId || descriptor.Id == nameOrId);
}
