using Evolution.Core.Numerics;

namespace Evolution.Core.Speciation;

/// <summary>Gathers the members of all species once their places are known, in parallel: an item is a block of genomes.</summary>
internal sealed class GatherJob : ParallelJob
{
    private int[] _speciesOf = [];
    private int[] _members = [];
    private int[] _place = [];
    private int[]? _position;
    private Blocks _blocks;

    /// <summary>Prepares the job.</summary>
    /// <param name="speciesOf">The species of each genome.</param>
    /// <param name="members">Receives the genomes, species by species.</param>
    /// <param name="place">The place of each genome among the members.</param>
    /// <param name="position">The new position of each species, which <paramref name="speciesOf"/> is changed to; null where none has moved.</param>
    /// <param name="blocks">The genomes.</param>
    public void Begin(int[] speciesOf, int[] members, int[] place, int[]? position, Blocks blocks) =>
        (_speciesOf, _members, _place, _position, _blocks) = (speciesOf, members, place, position, blocks);

    /// <inheritdoc/>
    public override void Execute(int start, int end, int worker)
    {
        int last = _blocks.Start(end);
        for (int genome = _blocks.Start(start); genome < last; genome++)
        {
            _members[_place[genome]] = genome;
            if (_position is not null)
            {
                _speciesOf[genome] = _position[_speciesOf[genome]];
            }
        }
    }
}
