namespace Evolution.Core.Tasks;

/// <summary>A task ready to score networks: its id, the names of its inputs and outputs, and the code behind it.</summary>
public abstract class EvolutionTask
{
    private protected EvolutionTask(string id, IReadOnlyList<string> inputNames, IReadOnlyList<string> outputNames)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(inputNames);
        ArgumentNullException.ThrowIfNull(outputNames);
        Id = id;
        InputNames = inputNames;
        OutputNames = outputNames;
    }

    /// <summary>Gets the name and version, such as <c>cart-pole/1</c>. The version changes whenever a score could.</summary>
    public string Id { get; }

    /// <summary>Gets a name for each network input, in order; a bias input is not among them.</summary>
    public IReadOnlyList<string> InputNames { get; }

    /// <summary>Gets a name for each network output, in order.</summary>
    public IReadOnlyList<string> OutputNames { get; }

    /// <summary>Gets the tests that a genome must pass, one after the other, before it counts as a solution; none where its score suffices.</summary>
    public IReadOnlyList<ChampionTest> ChampionTests { get; init; } = [];

    /// <summary>
    /// Gets whether each generation the champion of a species is tested whatever its score: that of the best species whose
    /// record has risen since its last test, or of the best one. Otherwise only a genome that met the criterion is.
    /// </summary>
    public bool TestsSpeciesChampions { get; init; }

    /// <summary>Gets whether a fitness depends on chance other than the run's own random numbers, on a clock, or on the world outside.</summary>
    /// <value>
    /// Default: false. If true, no lucky score is kept: the champion is the best genome of the latest generation, in which elites are
    /// scored again as all genomes are, and <c>replay</c> does not fail by a difference. Raise <c>evaluation.episodes</c> to average.
    /// </value>
    public bool IsNoisy { get; init; }

    /// <summary>Gets whether the task's code is any .NET code, which no device runs.</summary>
    public virtual bool IsHostOnly => false;

    /// <summary>Hands the closed generic type to <paramref name="visitor"/>, so that evaluators compile for it.</summary>
    public abstract TResult Accept<TResult>(ITaskVisitor<TResult> visitor);
}
