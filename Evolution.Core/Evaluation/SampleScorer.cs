using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Core.Evaluation;

/// <summary>Scores networks by rows; a lane is a row.</summary>
internal sealed class SampleScorer<TTask> : PopulationScorer
    where TTask : struct, ISampleTask
{
    private readonly TTask _task;
    private readonly SampleTable _table;

    public SampleScorer(TTask task, SampleTable table, NetworkActivator activator, int workers)
        : base(activator, workers)
    {
        _task = task;
        _table = table;
    }

    /// <inheritdoc/>
    public override long MostActivations => _table.RowCount;

    /// <inheritdoc/>
    protected override int MostLanes => 128;

    /// <inheritdoc/>
    protected override int ItemCount(in EvaluationPlan plan) => _table.RowCount;

    /// <inheritdoc/>
    public override void Execute(int start, int end, int worker)
    {
        Span<float> values = Values(worker);
        var tally = new StepTally(Scores);

        // A table that fits one block of lanes is written once: networks never write to their inputs.
        bool inOneBlock = _table.RowCount <= Stride;
        if (inOneBlock)
        {
            WriteInputs(values, firstRow: 0, _table.RowCount);
        }

        for (int network = start; network < end; network++)
        {
            try
            {
                Scores.Set(Batch.Genome[network], ScoreOf(network, values, inOneBlock));
                tally.Add(Batch.RunOf(network), _table.RowCount);
            }
            catch (Exception exception)
            {
                Fail(network, exception);
            }
        }

        tally.HandOn();
    }

    private TaskScore ScoreOf(int network, Span<float> values, bool inOneBlock)
    {
        float total = 0f;
        int passed = 0;
        for (int row = 0; row < _table.RowCount; row += Stride)
        {
            int lanes = Math.Min(Stride, _table.RowCount - row);
            if (!inOneBlock)
            {
                WriteInputs(values, row, lanes);
            }

            ResetState(network, values);
            Activator.Activate(Batch, network, values, Stride, lanes);
            ScoreRows(network, values, row, lanes, ref total, ref passed);
        }

        return _task.Conclude(total, passed, _table.RowCount);
    }

    private void WriteInputs(Span<float> values, int firstRow, int lanes)
    {
        NetworkShape shape = Batch.Shape;
        ReadOnlySpan<float> inputs = _table.Inputs[(firstRow * shape.TaskInputs)..];
        for (int input = 0; input < shape.TaskInputs; input++)
        {
            Span<float> row = values.Slice(input * Stride, Stride);
            row[lanes..].Clear();
            for (int lane = 0; lane < lanes; lane++)
            {
                row[lane] = inputs[(lane * shape.TaskInputs) + input];
            }
        }

        if (shape.HasBiasInput)
        {
            values.Slice(shape.TaskInputs * Stride, Stride).Fill(1f);
        }
    }

    /// <summary>A row is an episode of its own: a recurrent network begins it without a state.</summary>
    private void ResetState(int network, Span<float> values)
    {
        if (Batch.Shape.Dynamics.IsRecurrent)
        {
            int nodes = Batch.NodeOffset[network + 1] - Batch.NodeOffset[network];
            values[(Batch.Shape.Inputs * Stride)..(nodes * Stride)].Clear();
        }
    }

    private void ScoreRows(int network, Span<float> values, int firstRow, int lanes, ref float total, ref int passed)
    {
        ReadOnlySpan<int> outputs = Batch.OutputsOf(network);
        Span<float> targets = _table.TargetsOf(firstRow, lanes);
        for (int lane = 0; lane < lanes; lane++)
        {
            RowScore score = _task.ScoreRow(
                new OutputBuffer(values, outputs, lane, Stride),
                new LaneBuffer(targets.Slice(lane * _table.TargetCount, _table.TargetCount), offset: 0, stride: 1));
            total += score.Score;
            passed += score.Passed ? 1 : 0;
        }
    }
}
