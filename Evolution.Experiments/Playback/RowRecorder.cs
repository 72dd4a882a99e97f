using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Runs;
using Evolution.Core.Tasks;

namespace Evolution.Experiments.Playback;

/// <summary>Asks a champion for all rows of a task again, on the host and in exact arithmetic, and notes its answers.</summary>
/// <param name="champion">The champion.</param>
internal sealed class RowRecorder(Champion champion) : ITaskVisitor<RowRecord?>
{
    /// <summary>Returns the champion's answers; null where the task has no rows.</summary>
    public static RowRecord? Record(Champion champion, EvolutionTask task) =>
        task.IsHostOnly ? null : task.Accept(new RowRecorder(champion));

    /// <inheritdoc/>
    public RowRecord? VisitSamples<TTask>(SampleEvolutionTask<TTask> task)
        where TTask : struct, ISampleTask
    {
        NetworkBatch batch = EpisodeRecorder.BatchOf(champion);
        var activator = new ReferenceActivator();
        var network = new HostNetwork(activator, batch, 0, new float[batch.MostValues * activator.LaneWidth], activator.LaneWidth);
        var wrong = new List<AnsweredRow>();
        var right = new List<AnsweredRow>();
        int passed = 0;
        for (int row = 0; row < task.Table.RowCount; row++)
        {
            AnsweredRow answered = Answer(task, network, row);
            passed += answered.IsRight ? 1 : 0;
            List<AnsweredRow> kept = answered.IsRight ? right : wrong;
            if (kept.Count < RowRecord.MostRows)
            {
                kept.Add(answered);
            }
        }

        IEnumerable<AnsweredRow> rows = wrong.Concat(right).Take(RowRecord.MostRows);
        return new RowRecord
        {
            Inputs = task.InputNames,
            Outputs = task.OutputNames,
            Count = task.Table.RowCount,
            Right = passed,
            Rows = [.. task.Table.RowCount > RowRecord.MostRows ? rows : rows.OrderBy(row => row.Number)],
            AreClasses = AreClasses(task.Table),
        };
    }

    /// <inheritdoc/>
    public RowRecord? VisitEnvironment<TEnvironment, TState>(EnvironmentEvolutionTask<TEnvironment, TState> task)
        where TEnvironment : struct, IEnvironment<TState>
        where TState : unmanaged => null;

    private static AnsweredRow Answer<TTask>(SampleEvolutionTask<TTask> task, HostNetwork network, int row)
        where TTask : struct, ISampleTask
    {
        SampleTable table = task.Table;
        float[] inputs = table.Inputs.Slice(row * table.InputCount, table.InputCount).ToArray();
        float[] targets = table.Targets.Slice(row * table.TargetCount, table.TargetCount).ToArray();
        network.Reset(lane: 0);
        LaneBuffer seen = network.Inputs(lane: 0);
        for (int input = 0; input < inputs.Length; input++)
        {
            seen[input] = inputs[input];
        }

        network.Activate(lanes: 1);
        OutputBuffer given = network.Outputs(lane: 0);
        float[] outputs = new float[targets.Length];
        for (int output = 0; output < outputs.Length; output++)
        {
            outputs[output] = given[output];
        }

        return new AnsweredRow(row + 1, inputs, targets, outputs, task.Task.ScoreRow(given, new LaneBuffer(targets, offset: 0, stride: 1)).Passed);
    }

    private static bool AreClasses(SampleTable table)
    {
        for (int row = 0; row < table.RowCount; row++)
        {
            ReadOnlySpan<float> targets = table.Targets.Slice(row * table.TargetCount, table.TargetCount);
            if (targets.Length < 2 || targets.Count(1f) != 1 || targets.Count(0f) != targets.Length - 1)
            {
                return false;
            }
        }

        return true;
    }
}
