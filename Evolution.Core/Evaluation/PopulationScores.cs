using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Core.Evaluation;

/// <summary>What an evaluation returns, by genome number. Reused from generation to generation.</summary>
public sealed class PopulationScores
{
    private float[] _fitness = [];
    private bool[] _solved = [];
    private int _count;
    private long[] _steps = new long[1];
    private int _runs = 1;
    private readonly List<FitnessFailure> _failures = [];

    /// <summary>Gets the fitness of each genome, as the task gave it; every NaN has the same bits.</summary>
    public ReadOnlySpan<float> Fitness => _fitness.AsSpan(0, _count);

    /// <summary>Gets whether each genome met the task's criterion.</summary>
    public ReadOnlySpan<bool> Solved => _solved.AsSpan(0, _count);

    /// <summary>Gets what fitness functions of the user's threw, by genome.</summary>
    public IReadOnlyList<FitnessFailure> Failures => _failures;

    /// <summary>Gets the runs that the genomes belong to.</summary>
    public int RunCount => _runs;

    /// <summary>Gets the rows or control steps that were computed.</summary>
    public long Steps
    {
        get
        {
            long sum = 0;
            foreach (long steps in _steps.AsSpan(0, _runs))
            {
                sum += steps;
            }

            return sum;
        }
    }

    /// <summary>Makes room for a generation.</summary>
    /// <param name="genomes">One past the largest number of a genome.</param>
    /// <param name="runs">The runs that they belong to.</param>
    public void Begin(int genomes, int runs = 1)
    {
        _count = genomes;
        _runs = runs;
        _failures.Clear();
        Buffers.Reserve(ref _steps, runs);
        _steps.AsSpan(0, runs).Clear();
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

    /// <summary>Notes what a fitness function threw. Thread-safe.</summary>
    public void AddFailure(FitnessFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        lock (_failures)
        {
            // Threads come in any order; genomes do not.
            int place = _failures.FindIndex(other => other.Genome > failure.Genome);
            _failures.Insert(place < 0 ? _failures.Count : place, failure);
        }
    }

    /// <summary>Counts work. Thread-safe.</summary>
    /// <param name="steps">Rows or control steps.</param>
    /// <param name="run">The run that they were computed for.</param>
    public void AddSteps(long steps, int run = 0) => Interlocked.Add(ref _steps[run], steps);

    /// <summary>Copies what one of several runs earned.</summary>
    /// <param name="all">The scores of all runs.</param>
    /// <param name="run">The run.</param>
    /// <param name="genomes">The genomes of each run.</param>
    public void CopyRun(PopulationScores all, int run, int genomes)
    {
        ArgumentNullException.ThrowIfNull(all);
        Begin(genomes);
        all.Fitness.Slice(run * genomes, genomes).CopyTo(_fitness);
        all.Solved.Slice(run * genomes, genomes).CopyTo(_solved);
        _steps[0] = all._steps[run];
        foreach (FitnessFailure failure in all._failures)
        {
            bool ofAll = failure.Genome < 0;
            if (run == (ofAll ? -1 - failure.Genome : failure.Genome / genomes))
            {
                _failures.Add(failure with { Genome = ofAll ? -1 : failure.Genome % genomes });
            }
        }
    }
}
