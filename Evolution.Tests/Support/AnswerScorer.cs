using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Tests.Support;

/// <summary>Scores a sample task as if a network had given certain answers.</summary>
/// <param name="answer">Receives the inputs and the target of a row and returns the output.</param>
internal sealed class AnswerScorer(Func<float[], float, float> answer) : ITaskVisitor<TaskScore>
{
    /// <summary>Scores a task with its parameters as they are.</summary>
    public static TaskScore Score(TaskDescriptor descriptor, object parameters, Func<float[], float, float> answer) =>
        descriptor.Create(parameters).Accept(new AnswerScorer(answer));

    public TaskScore VisitSamples<TTask>(SampleEvolutionTask<TTask> task)
        where TTask : struct, ISampleTask
    {
        float total = 0f;
        int passed = 0;
        foreach ((float[] inputs, float target) in TableReader.Rows(task.Table))
        {
            float[] outputs = [answer(inputs, target)];
            float[] targets = [target];
            RowScore row = task.Task.ScoreRow(new LaneBuffer(outputs, offset: 0, stride: 1), new LaneBuffer(targets, offset: 0, stride: 1));
            total += row.Score;
            passed += row.Passed ? 1 : 0;
        }

        return task.Task.Conclude(total, passed, task.Table.RowCount);
    }

    public TaskScore VisitEnvironment<TEnvironment, TState>(EnvironmentEvolutionTask<TEnvironment, TState> task)
        where TEnvironment : struct, IEnvironment<TState>
        where TState : unmanaged =>
        throw new NotSupportedException("An environment has no rows.");
}
