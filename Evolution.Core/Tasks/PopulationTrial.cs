using Evolution.Core.Networks;
using Evolution.Core.Numerics;

namespace Evolution.Core.Tasks;

/// <summary>The networks of a generation, handed to a fitness function of the user's.</summary>
public sealed class PopulationTrial
{
    private readonly NetworkActivator _activator;
    private readonly List<TrialNetwork> _networks = [];
    private TaskScore[] _scores = [];
    private EpisodeKey _key;

    internal PopulationTrial(NetworkActivator activator) => _activator = activator;

    /// <summary>Gets the number of genomes.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the generation.</summary>
    public int Generation => _key.Generation;

    /// <summary>Returns a genome's network, reset at the beginning of the generation. Different genomes' networks can be used in parallel.</summary>
    /// <param name="genome">The genome, from 0 to below <see cref="Count"/>.</param>
    public TrialNetwork Network(int genome)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)genome, (uint)Count, nameof(genome));
        return _networks[genome];
    }

    /// <summary>Opens random numbers of the generation: the same for the same number, whatever the threads.</summary>
    /// <param name="number">Which, from 0 to 16,777,215; a match, for example.</param>
    public RandomStream Random(int number = 0) => _key.Open(number);

    /// <summary>Scores a genome; the last score counts. Thread-safe for different genomes.</summary>
    /// <param name="genome">The genome, from 0 to below <see cref="Count"/>.</param>
    /// <param name="fitness">Larger is better.</param>
    /// <param name="solved">Whether the genome solves the task.</param>
    public void Score(int genome, float fitness, bool solved = false)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)genome, (uint)Count, nameof(genome));
        _scores[genome] = new TaskScore(fitness, solved);
    }

    /// <summary>Gets the activations of all networks.</summary>
    internal long Steps => _networks.Take(Count).Sum(network => network.Steps);

    internal TaskScore ScoreOf(int genome) => _scores[genome];

    internal void Begin(NetworkBatch batch, ReadOnlySpan<int> networkOfGenome, in EpisodeKey key)
    {
        _key = key;
        Count = networkOfGenome.Length;
        Buffers.Reserve(ref _scores, Count);
        Array.Fill(_scores, new TaskScore(float.NaN, Solved: false));
        for (int genome = 0; genome < Count; genome++)
        {
            if (genome == _networks.Count)
            {
                _networks.Add(new TrialNetwork(_activator));
            }

            _networks[genome].Take(batch, networkOfGenome[genome]);
        }
    }
}
