using ILGPU;

namespace Evolution.Gpu.Kernels;

/// <summary>A thread's steps of the run that it works for: handed on when the run changes, which it does only where several runs share a batch.</summary>
internal struct StepTally
{
    private int _run;
    private long _steps;

    /// <summary>Counts steps.</summary>
    /// <param name="all">Run to its steps.</param>
    /// <param name="run">The run.</param>
    /// <param name="steps">Its steps.</param>
    public void Add(ArrayView<long> all, int run, long steps)
    {
        if (run != _run)
        {
            HandOn(all);
            _run = run;
        }

        _steps += steps;
    }

    /// <summary>Hands on what is left.</summary>
    public void HandOn(ArrayView<long> all)
    {
        Atomic.Add(ref all[_run], _steps);
        _steps = 0;
    }
}
