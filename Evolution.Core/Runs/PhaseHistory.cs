namespace Evolution.Core.Runs;

/// <summary>
/// What each of the last generations cost, by phase: medians show the steady state, which sums do not, because the first
/// generations compile code and grow buffers.
/// </summary>
public sealed class PhaseHistory
{
    private const int Kept = 1024;

    private static readonly int Phases = Enum.GetValues<Phase>().Length;

    private readonly double[] _before = new double[Phases];
    private float[] _milliseconds = [];
    private int _next;

    /// <summary>Gets how many generations it knows, at most the last 1,024.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets what the clock counted up to now: it belongs to no whole generation.</summary>
    public void Skip(PhaseClock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        for (int phase = 0; phase < Phases; phase++)
        {
            _before[phase] = clock.Seconds((Phase)phase);
        }
    }

    /// <summary>Takes what the clock counted since the last call as one generation.</summary>
    public void Note(PhaseClock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        if (_milliseconds.Length == 0)
        {
            _milliseconds = new float[Kept * Phases];
        }

        for (int phase = 0; phase < Phases; phase++)
        {
            double seconds = clock.Seconds((Phase)phase);
            _milliseconds[(_next * Phases) + phase] = (float)((seconds - _before[phase]) * 1e3);
            _before[phase] = seconds;
        }

        _next = (_next + 1) % Kept;
        Count = Math.Min(Count + 1, Kept);
    }

    /// <summary>Returns the median milliseconds of a phase.</summary>
    /// <exception cref="InvalidOperationException">No generation is known.</exception>
    public double Median(Phase phase) => MedianOf(generation => _milliseconds[(generation * Phases) + (int)phase]);

    /// <summary>Returns the median milliseconds of all phases together.</summary>
    /// <exception cref="InvalidOperationException">No generation is known.</exception>
    public double MedianGeneration() => MedianOf(generation => _milliseconds.AsSpan(generation * Phases, Phases).ToArray().Sum());

    private double MedianOf(Func<int, float> cost)
    {
        if (Count == 0)
        {
            throw new InvalidOperationException("No generation is known.");
        }

        float[] sorted = [.. Enumerable.Range(0, Count).Select(cost).Order()];
        return (sorted[(Count - 1) / 2] + (double)sorted[Count / 2]) / 2;
    }
}
