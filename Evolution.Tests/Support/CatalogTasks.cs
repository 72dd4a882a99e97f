using Evolution.Core.Tasks;
using Evolution.Experiments;
using Evolution.Experiments.Tasks;

namespace Evolution.Tests.Support;

/// <summary>The tasks of the catalog, those that need a file with one of the shipped ones.</summary>
internal static class CatalogTasks
{
    /// <summary>Creates a task by its name.</summary>
    public static EvolutionTask Create(string name)
    {
        TaskDescriptor descriptor = TaskCatalog.Find(name)!;
        object parameters = descriptor.CreateParameters();
        switch (parameters)
        {
            case ClassificationParameters classification:
                classification.File = Data("iris");
                classification.Target = "species";
                break;
            case RegressionParameters regression:
                regression.File = Data("yacht");
                regression.Targets = ["residuaryResistance"];
                break;
        }

        return descriptor.Create(parameters);
    }

    /// <summary>Returns the path of a data set that comes with the program.</summary>
    public static string Data(string name) => Path.Combine(SourceTree.Root, "config", "data", name + ".csv");
}
