using Evolution.Core.Tasks;

namespace Evolution.Tests.Support;

/// <summary>Reads the tables of sample tasks with one target, row by row.</summary>
internal sealed class TableReader : ITaskVisitor<SampleTable>
{
    /// <summary>Returns the rows of a task's table.</summary>
    public static List<(float[] Inputs, float Target)> Rows(TaskDescriptor descriptor, object parameters) =>
        Rows(descriptor.Create(parameters).Accept(new TableReader()));

    /// <summary>Returns the rows of a table.</summary>
    public static List<(float[] Inputs, float Target)> Rows(SampleTable table)
    {
        var rows = new List<(float[] Inputs, float Target)>();
        for (int row = 0; row < table.RowCount; row++)
        {
            rows.Add((table.Inputs.Slice(row * table.InputCount, table.InputCount).ToArray(), table.Targets[row]));
        }

        return rows;
    }

    public SampleTable VisitSamples<TTask>(SampleEvolutionTask<TTask> task)
        where TTask : struct, ISampleTask => task.Table;

    public SampleTable VisitEnvironment<TEnvironment, TState>(EnvironmentEvolutionTask<TEnvironment, TState> task)
        where TEnvironment : struct, IEnvironment<TState>
        where TState : unmanaged =>
        throw new NotSupportedException("An environment has no rows.");
}
