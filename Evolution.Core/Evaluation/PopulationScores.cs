using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Core.Evaluation;

/// <summary>What an evaluation returns, by genome number. Reused from generation to generation.</summary>
public sealed class PopulationScores
{
    private float[] _fitness = [];
    private bool[] _solved = [];
    private int _count;
    private long _steps;

    /// <summary>Gets the fitness of each genome, as the task gave it; every NaN has the same bits.</summary>
    public ReadOnlySpan<float> Fitness => _fitness.AsSpan(0, _count);

    /// <summary>Gets whether each genome met the task's criterion.</summary>
    public ReadOnlySpan<bool> Solved => _solved.AsSpan(0, _count);

    /// <summary>Gets the rows or control steps that were computed.</summary>
    public long Steps => _steps;

    /// <summary>Makes room for a generation.</summary>
    public void Begin(int genomes)
    {
        _count = genomes;
        _steps = 0;
        Buffers.Reserve(ref _fitness, genomes);
        Buffers.Reserve(ref _solved, genomes);
    }

    /// <summary>Notes what a genome earned. Thread-safe for different genomes.</summary>
    public void Set(int genome, TaskScore score)
    {
        // Which NaN an operation makes differs from machine to machine.
        _fitness[genome] = float.IsNaN(score.Fitness) ? float.NaN : score.Fitness;
        _solved[genome] = score.Solved;
    }

    /// <summary>Counts work. Thread-safe.</summary>
    public void AddSteps(long steps) => Interlocked.Add(ref _steps, steps);
}
