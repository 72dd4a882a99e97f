using Evolution.Core.Genomes;
using Evolution.Core.Numerics;
using Evolution.Core.Speciation;

namespace Evolution.Core.Reproduction;

/// <summary>Chooses the parents of each child. The children of a species are neighbours, its elites first.</summary>
internal sealed class ParentChoice(ReproductionOptions options, ulong seed)
{
    private readonly Share _survival = Share.Of(options.Survival);
    private readonly Share _elitism = Share.Of(options.Elitism);
    private Population _current = null!;
    private SpeciesSet _species = null!;
    private FitnessRanking _ranking = null!;
    private int _generation;
    private int[] _firstChild = [];

    /// <summary>Gets or sets whether children lose connections and gain none, and have one parent.</summary>
    public bool Simplifies { get; set; }

    /// <summary>Gets or sets whether the best of a species is its only parent.</summary>
    public bool OnlyChampionsBreed { get; set; }

    /// <summary>Prepares a generation.</summary>
    public void Begin(Population current, SpeciesSet species, FitnessRanking ranking, ReadOnlySpan<int> quotas, int generation)
    {
        _current = current;
        _species = species;
        _ranking = ranking;
        _generation = generation;
        Buffers.Reserve(ref _firstChild, quotas.Length + 1);
        _firstChild[0] = 0;
        for (int i = 0; i < quotas.Length; i++)
        {
            _firstChild[i + 1] = _firstChild[i] + quotas[i];
        }
    }

    /// <summary>Draws a child's parents.</summary>
    /// <param name="child">The child.</param>
    /// <param name="family">The family of an earlier child, or none; becomes the child's.</param>
    public Couple Choose(int child, ref Family family)
    {
        if (child >= family.End)
        {
            family = FamilyOf(child, family.Species);
        }

        int place = child - family.FirstChild;
        if (place < family.Elites)
        {
            return new Couple { Mother = family.Members[place], Father = Couple.None, IsElite = true };
        }

        var random = new RandomStream(seed, _generation, child, (int)RandomPurpose.Breed);
        int mother = family.Parents[random.NextInt(family.Parents.Length)];
        int father = mother;
        if (random.NextChance(Simplifies ? 0f : options.Crossover))
        {
            father = ChooseMate(family, ref random);
        }

        return new Couple { Mother = mother, Father = father == mother ? Couple.None : father, Random = random };
    }

    /// <summary>Puts the fitter of two parents first; on equal fitness the smaller, as in Stanley's code.</summary>
    public void PutFitterFirst(ref Couple couple)
    {
        if (couple.Father != Couple.None && IsFitter(couple.Father, couple.Mother))
        {
            (couple.Mother, couple.Father) = (couple.Father, couple.Mother);
        }
    }

    private Family FamilyOf(int child, int species)
    {
        while (child >= _firstChild[species + 1])
        {
            species++;
        }

        ReadOnlySpan<int> members = _species.MembersOf(_species.All[species]);
        return new Family
        {
            Species = species,
            FirstChild = _firstChild[species],
            End = _firstChild[species + 1],
            Members = members,
            Parents = Survivors(members),
            Elites = Elites(species, members),
        };
    }

    private int Elites(int species, ReadOnlySpan<int> members)
    {
        int quota = _firstChild[species + 1] - _firstChild[species];
        if (members.Length < options.ElitismMinimumSize)
        {
            return members[0] == _ranking.Best ? 1 : 0;
        }

        int elites = Math.Max(1, _elitism.RoundedUp(quota));
        return Math.Min(elites, Math.Min(quota, members.Length));
    }

    private ReadOnlySpan<int> Survivors(ReadOnlySpan<int> members) => OnlyChampionsBreed
        ? members[..1]
        : members[..Math.Clamp(_survival.RoundedUp(members.Length), 1, members.Length)];

    private int ChooseMate(in Family family, ref RandomStream random)
    {
        ReadOnlySpan<int> parents = family.Parents;
        int others = _species.All.Count - 1;
        if (others > 0 && random.NextChance(options.InterspeciesMating))
        {
            int other = random.NextInt(others);
            other += other >= family.Species ? 1 : 0;
            parents = Survivors(_species.MembersOf(_species.All[other]));
        }

        return parents[random.NextInt(parents.Length)];
    }

    private bool IsFitter(int left, int right)
    {
        int order = _ranking.Ranked[left].CompareTo(_ranking.Ranked[right]);
        if (order != 0)
        {
            return order > 0;
        }

        int size = _current.Weights(left).Length - _current.Weights(right).Length;
        return size != 0 ? size < 0 : left < right;
    }

    /// <summary>A species, and the children that it has.</summary>
    internal ref struct Family
    {
        /// <summary>Its position.</summary>
        public int Species;

        /// <summary>Its first child.</summary>
        public int FirstChild;

        /// <summary>One past its last child.</summary>
        public int End;

        /// <summary>How many of the first children are copies of the best members.</summary>
        public int Elites;

        /// <summary>Its members, the fittest first.</summary>
        public ReadOnlySpan<int> Members;

        /// <summary>Those of them that breed.</summary>
        public ReadOnlySpan<int> Parents;
    }
}
