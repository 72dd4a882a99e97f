using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Reproduction;
using Evolution.Core.Runs;
using Evolution.Core.Speciation;

namespace Evolution.Core.Checkpoints;

/// <summary>
/// Reads what <see cref="CheckpointEncoder"/> wrote and trusts nothing of it: no count asks for memory before the file was
/// seen to be long enough for it.
/// </summary>
internal sealed class CheckpointDecoder
{
    private readonly NetworkShape _shape;
    private readonly BinaryReader _reader;
    private readonly long _end;
    private readonly Stream _stream;
    private readonly StructureScratch _scratch = new();

    private CheckpointDecoder(Stream stream, BinaryReader reader, NetworkShape shape)
    {
        _stream = stream;
        _reader = reader;
        _shape = shape;
        _end = stream.Length - CheckpointFormat.ChecksumLength;
    }

    /// <summary>Reads a checkpoint.</summary>
    /// <param name="stream">The file; can seek.</param>
    /// <param name="shape">What the genomes must have in common.</param>
    /// <exception cref="InvalidDataException">It is not a checkpoint, or a damaged one; the message says how.</exception>
    public static Checkpoint Read(Stream stream, NetworkShape shape)
    {
        CheckpointEnvelope.Check(stream);
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        try
        {
            return new CheckpointDecoder(stream, reader, shape).Read();
        }
        catch (EndOfStreamException)
        {
            throw new InvalidDataException("It ends in the middle of a value.");
        }
    }

    private Checkpoint Read()
    {
        string task = ReadText();
        string digest = ReadText();
        int generation = ReadAtLeast(0, "generation");
        (long evaluations, long steps) = (_reader.ReadInt64(), _reader.ReadInt64());
        (long notFinite, long negative) = (_reader.ReadInt64(), _reader.ReadInt64());
        double seconds = _reader.ReadDouble();
        Require(evaluations > 0 && steps >= 0 && notFinite >= 0 && negative >= 0 && double.IsFinite(seconds), "a counter is impossible");
        int solver = ReadAtLeast(CheckpointFormat.NoGenome, "genome that solved the task");
        EvolverState evolver = ReadEvolver(generation);
        Require(solver < evolver.Population.Count, $"genome {solver} of {evolver.Population.Count} solved the task");
        Champion champion = ReadChampion();
        Require(_stream.Position == _end, "bytes follow its last value");
        return new Checkpoint(task, digest, new RunState
        {
            Evolver = evolver,
            Champion = champion,
            Evaluations = evaluations,
            Steps = steps,
            NotFinite = notFinite,
            Negative = negative,
            Seconds = seconds,
            Solver = solver == CheckpointFormat.NoGenome ? null : solver,
        });
    }

    private EvolverState ReadEvolver(int generation)
    {
        int nextNode = ReadAtLeast(_shape.FirstHidden, "next node id");
        int nextInnovation = ReadAtLeast(_shape.DirectInnovations, "next innovation id");
        float recordFitness = _reader.ReadSingle();
        int recordGeneration = ReadAtLeast(0, "record's generation");
        ComplexityState complexity = ReadComplexity();
        float threshold = _reader.ReadSingle();
        Require(!float.IsNaN(recordFitness) && float.IsFinite(threshold), "a record or threshold is not a number");
        int nextSpecies = ReadAtLeast(1, "next species");
        SpeciesHistory[] species = ReadSpecies(nextSpecies);
        Population population = ReadPopulation(nextNode, nextInnovation);
        int[] speciesOf = ReadColumn<int>(population.Count);
        float[] fitness = ReadColumn<float>(population.Count);
        bool[] hasMembers = new bool[species.Length];
        foreach (int position in speciesOf)
        {
            Require((uint)position < (uint)species.Length, $"a genome belongs to species {position} of {species.Length}");
            hasMembers[position] = true;
        }

        Require(!hasMembers.Contains(false), "a species has no members");
        Require(!fitness.Any(float.IsNaN), "a fitness is not a number");
        return new EvolverState
        {
            Generation = generation,
            Population = population,
            Fitness = fitness,
            Species = species,
            SpeciesOf = speciesOf,
            NextSpecies = nextSpecies,
            Threshold = threshold,
            NextNode = nextNode,
            NextInnovation = nextInnovation,
            RecordFitness = recordFitness,
            RecordGeneration = recordGeneration,
            Complexity = complexity,
        };
    }

    private ComplexityState ReadComplexity()
    {
        var state = new ComplexityState(
            _reader.ReadBoolean(),
            _reader.ReadSingle(),
            ReadAtLeast(0, "generation that phased search counts from"),
            _reader.ReadDouble(),
            _reader.ReadDouble(),
            ReadAtLeast(0, "generation of the least genes"));
        Require(!float.IsNaN(state.Best) && !double.IsNaN(state.Lowest), "a mean of phased search is not a number");
        return state;
    }

    private SpeciesHistory[] ReadSpecies(int nextSpecies)
    {
        var species = new SpeciesHistory[ReadCount(5 * sizeof(int), "number of species")];
        Require(species.Length > 0, "it has no species");
        foreach (ref SpeciesHistory one in species.AsSpan())
        {
            one = new SpeciesHistory(_reader.ReadInt32(), _reader.ReadInt32(), _reader.ReadSingle(), _reader.ReadInt32(), _reader.ReadInt32());
            Require(one.Id >= 0 && one.Id < nextSpecies && !float.IsNaN(one.BestFitness), $"species {one.Id} is impossible");
        }

        return species;
    }

    private Population ReadPopulation(int nextNode, int nextInnovation)
    {
        bool fits = _reader.ReadInt32() == _shape.TaskInputs & _reader.ReadBoolean() == _shape.HasBiasInput
            & _reader.ReadInt32() == _shape.Outputs & _reader.ReadBoolean() == _shape.Dynamics.HasTimeConstants;
        Require(fits, "its networks have other inputs, outputs or dynamics than the config's");
        var population = new Population(_shape, new TopologyTable(1), segments: 1);
        int topologies = ReadCount(2 * sizeof(int), "number of topologies");
        for (int topology = 0; topology < topologies; topology++)
        {
            ReadTopology(population.Topologies, nextNode, nextInnovation);
        }

        int genomes = ReadCount(sizeof(int), "number of genomes");
        int[] topologyOf = ReadColumn<int>(genomes);
        population.Clear(genomes);
        for (int genome = 0; genome < genomes; genome++)
        {
            Require((uint)topologyOf[genome] < (uint)topologies, $"genome {genome} has topology {topologyOf[genome]} of {topologies}");
            int length = population.NumbersOf(population.Topologies.View(topologyOf[genome]));
            RequireBytes(length, sizeof(float));
            Read(population.Place(genome, topologyOf[genome], length, worker: 0));
            GenomeInvariants.CheckNumbers(population, genome);
        }

        return population;
    }

    private void ReadTopology(TopologyTable table, int nextNode, int nextInnovation)
    {
        int nodes = ReadCount(sizeof(int) + 2, "number of nodes");
        int connections = ReadCount((3 * sizeof(int)) + 1, "number of connections");
        Require(nodes >= _shape.FirstHidden, $"a topology has {nodes} nodes");
        RequireBytes(nodes, sizeof(int) + 2, connections, (3 * sizeof(int)) + 1);
        TopologySegment segment = table.Segment(worker: 0);
        (int node, int connection) = segment.Append(nodes, connections);
        Read(segment.NodeId.AsSpan(node, nodes));
        Read(segment.Activation.AsSpan(node, nodes));
        Read(segment.Aggregation.AsSpan(node, nodes));
        Read(segment.Innovation.AsSpan(connection, connections));
        Read(segment.Source.AsSpan(connection, connections));
        Read(segment.Target.AsSpan(connection, connections));
        Span<byte> enabled = MemoryMarshal.AsBytes(segment.Enabled.AsSpan(connection, connections));
        Read(enabled);
        Require(!enabled.ContainsAnyExceptInRange((byte)0, (byte)1), "a connection is neither enabled nor disabled");
        foreach (int id in segment.NodeId.AsSpan(node, nodes))
        {
            Require(id < nextNode, $"node id {id} was never handed out");
        }

        foreach (int id in segment.Innovation.AsSpan(connection, connections))
        {
            Require(id < nextInnovation, $"innovation {id} was never handed out");
        }

        table.Reserve(1);
        int topology = table.Add(new TopologyRecord { NodeOffset = node, NodeCount = nodes, ConnectionOffset = connection, ConnectionCount = connections });
        GenomeInvariants.CheckStructure(_shape, table.View(topology), _scratch);
    }

    private Champion ReadChampion()
    {
        (float fitness, int number) = (_reader.ReadSingle(), _reader.ReadInt32());
        ulong seed = _reader.ReadUInt64();
        (int generation, int episodes) = (ReadAtLeast(0, "champion's generation"), ReadAtLeast(1, "champion's episodes"));
        var seeds = (EpisodeSeedKind)_reader.ReadInt32();
        var purpose = (RandomPurpose)_reader.ReadInt32();
        int offset = _reader.ReadInt32();
        Require(!float.IsNaN(fitness) && Enum.IsDefined(seeds) && Enum.IsDefined(purpose), "its champion's evaluation is impossible");
        Population alone = ReadPopulation(int.MaxValue, int.MaxValue);
        Require(alone.Count == 1, $"it has {alone.Count} champions");
        return new Champion(Genome.Copy(alone, 0), fitness, new EvaluationPlan(seed, generation, episodes, seeds, purpose, offset), number);
    }

    private string ReadText() => Encoding.UTF8.GetString(ReadColumn<byte>(ReadCount(1, "number of bytes")));

    private int ReadAtLeast(int least, string what)
    {
        int value = _reader.ReadInt32();
        Require(value >= least, $"the {what} is {value}");
        return value;
    }

    private int ReadCount(int bytesEach, string what)
    {
        int count = ReadAtLeast(0, what);
        RequireBytes(count, bytesEach);
        return count;
    }

    private void RequireBytes(long count, int bytesEach, long others = 0, int bytesEachOther = 0) => Require(
        (count * bytesEach) + (others * bytesEachOther) <= _end - _stream.Position, "it is shorter than what it says it holds");

    private TElement[] ReadColumn<TElement>(int count)
        where TElement : unmanaged
    {
        RequireBytes(count, Unsafe.SizeOf<TElement>());
        var column = new TElement[count];
        Read(column.AsSpan());
        return column;
    }

    private void Read<TElement>(Span<TElement> column)
        where TElement : unmanaged => _stream.ReadExactly(MemoryMarshal.AsBytes(column));

    private static void Require(bool condition, string fault)
    {
        if (!condition)
        {
            throw new InvalidDataException($"Not a whole checkpoint: {fault}.");
        }
    }

    private static void Require(bool condition, [InterpolatedStringHandlerArgument(nameof(condition))] UnmetMessage fault)
    {
        if (!condition)
        {
            Require(condition, fault.ToStringAndClear());
        }
    }
}
