using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Core.Evaluation;

/// <summary>Scores networks of a batch on the host: one task kind's loop around an activator.</summary>
internal abstract class PopulationScorer(NetworkActivator activator, int workers) : ParallelJob
{
    /// <summary>Values of one network beyond this many floats no longer fit a core's second-level cache.</summary>
    private const int FloatsInCache = 1 << 17;

    private readonly AlignedFloats[] _values = [.. Enumerable.Range(0, workers).Select(_ => new AlignedFloats())];

    /// <summary>Gets what activates the networks.</summary>
    protected NetworkActivator Activator { get; } = activator;

    /// <summary>Gets the batch being scored.</summary>
    protected NetworkBatch Batch { get; private set; } = null!;

    /// <summary>Gets where results go.</summary>
    protected PopulationScores Scores { get; private set; } = null!;

    /// <summary>Gets the episodes and seeds.</summary>
    protected EvaluationPlan Plan { get; private set; }

    /// <summary>Gets the distance between nodes, in floats.</summary>
    protected int Stride { get; private set; }

    /// <summary>Gets the items that one network has in all: rows or episodes.</summary>
    protected abstract int ItemCount(in EvaluationPlan plan);

    /// <summary>Gets the activations that one network needs at most: rows, or control steps.</summary>
    public abstract long MostActivations { get; }

    /// <summary>Gets the items of the job: networks, unless runs are scored as a whole.</summary>
    public virtual int JobItems => Batch.NetworkCount;

    /// <summary>Gets whether one thread must do all, an item after the other.</summary>
    public virtual bool IsSequential => false;

    /// <summary>Gets the most lanes that pay.</summary>
    protected abstract int MostLanes { get; }

    /// <summary>Prepares a batch.</summary>
    public virtual void Begin(NetworkBatch batch, in EvaluationPlan plan, PopulationScores scores)
    {
        Batch = batch;
        Plan = plan;
        Scores = scores;
        int width = Activator.LaneWidth;
        int fitting = FloatsInCache / Math.Max(1, batch.MostValues);
        int lanes = Math.Min(ItemCount(plan), Math.Clamp(fitting, width, MostLanes));
        Stride = (lanes + width - 1) / width * width;
    }

    /// <summary>Notes that the task's code threw while it scored a network; the genome's fitness is then not a number.</summary>
    protected void Fail(int network, Exception exception)
    {
        Scores.Set(Batch.Genome[network], new TaskScore(float.NaN, Solved: false));
        Scores.AddFailure(new FitnessFailure(Batch.Genome[network], exception));
    }

    /// <summary>Returns a worker's memory for the values of one network.</summary>
    protected Span<float> Values(int worker) => _values[worker].Reserve(checked(Batch.MostValues * Stride));
}
