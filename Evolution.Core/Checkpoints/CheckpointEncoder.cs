using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Reproduction;
using Evolution.Core.Runs;
using Evolution.Core.Speciation;

namespace Evolution.Core.Checkpoints;

/// <summary>Writes a checkpoint to a stream. Reads the run and changes nothing of it.</summary>
internal sealed class CheckpointEncoder
{
    private readonly BinaryWriter _writer;

    private CheckpointEncoder(BinaryWriter writer) => _writer = writer;

    /// <summary>Writes a checkpoint and its checksum; the stream stays the caller's.</summary>
    public static void Write(Stream stream, Checkpoint checkpoint)
    {
        using var hash = SHA256.Create();
        using (var hashing = new CryptoStream(stream, hash, CryptoStreamMode.Write, leaveOpen: true))
        using (var writer = new BinaryWriter(new BufferedStream(hashing, 1 << 16), Encoding.UTF8))
        {
            writer.Write(CheckpointFormat.Magic);
            writer.Write(CheckpointFormat.Version);
            new CheckpointEncoder(writer).Write(checkpoint);
        }

        stream.Write(hash.Hash!);
    }

    private void Write(Checkpoint checkpoint)
    {
        RunState run = checkpoint.State;
        WriteText(checkpoint.Task);
        WriteText(checkpoint.ConfigDigest);
        _writer.Write(run.Evolver.Generation);
        _writer.Write(run.Evaluations);
        _writer.Write(run.Steps);
        _writer.Write(run.NotFinite);
        _writer.Write(run.Negative);
        _writer.Write(run.Seconds);
        _writer.Write(run.Solver ?? CheckpointFormat.NoGenome);
        Write(run.Evolver);
        Write(run.Champion);
    }

    private void WriteText(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        _writer.Write(bytes.Length);
        _writer.Write(bytes);
    }

    private void Write(EvolverState state)
    {
        _writer.Write(state.NextNode);
        _writer.Write(state.NextInnovation);
        _writer.Write(state.RecordFitness);
        _writer.Write(state.RecordGeneration);
        Write(state.Complexity);
        _writer.Write(state.Threshold);
        _writer.Write(state.NextSpecies);
        _writer.Write(state.Species.Count);
        foreach (SpeciesHistory one in state.Species)
        {
            _writer.Write(one.Id);
            _writer.Write(one.Founded);
            _writer.Write(one.BestFitness);
            _writer.Write(one.Improved);
            _writer.Write(one.Tested);
        }

        Write(state.Population);
        WriteColumn(state.SpeciesOf.Span);
        WriteColumn(state.Fitness.Span);
    }

    private void Write(ComplexityState state)
    {
        _writer.Write(state.IsSimplifying);
        _writer.Write(state.Best);
        _writer.Write(state.Improved);
        _writer.Write(state.Base);
        _writer.Write(state.Lowest);
        _writer.Write(state.Fell);
    }

    /// <summary>Topologies are numbered by the first genome that has them, so that the bytes do not depend on threads.</summary>
    private void Write(Population population)
    {
        var numbers = new Dictionary<int, int>();
        int[] topologyOf = new int[population.Count];
        var owners = new List<int>();
        for (int genome = 0; genome < population.Count; genome++)
        {
            int topology = population.TopologyOf(genome);
            if (!numbers.TryGetValue(topology, out topologyOf[genome]))
            {
                topologyOf[genome] = numbers.Count;
                numbers.Add(topology, numbers.Count);
                owners.Add(genome);
            }
        }

        NetworkShape shape = population.Shape;
        _writer.Write(shape.TaskInputs);
        _writer.Write(shape.HasBiasInput);
        _writer.Write(shape.Outputs);
        _writer.Write(shape.Dynamics.HasTimeConstants);
        _writer.Write(owners.Count);
        foreach (int owner in owners)
        {
            Write(population[owner].Topology);
        }

        _writer.Write(population.Count);
        WriteColumn<int>(topologyOf);
        for (int genome = 0; genome < population.Count; genome++)
        {
            WriteColumn(population.Numbers(genome));
        }
    }

    private void Write(TopologyView topology)
    {
        _writer.Write(topology.NodeCount);
        _writer.Write(topology.ConnectionCount);
        WriteColumn(topology.NodeId);
        WriteColumn(topology.Activation);
        WriteColumn(topology.Aggregation);
        WriteColumn(topology.Innovation);
        WriteColumn(topology.Source);
        WriteColumn(topology.Target);
        WriteColumn(topology.Enabled);
    }

    private void Write(Champion champion)
    {
        EvaluationPlan plan = champion.Plan;
        _writer.Write(champion.Fitness);
        _writer.Write(champion.GenomeNumber);
        _writer.Write(plan.Seed);
        _writer.Write(plan.Generation);
        _writer.Write(plan.Episodes);
        _writer.Write((int)plan.EpisodeSeeds);
        _writer.Write((int)plan.Purpose);
        _writer.Write(plan.GenomeOffset);
        Population alone = Genome.ToPopulation(champion.Genome);
        Write(alone);
    }

    private void WriteColumn<TElement>(ReadOnlySpan<TElement> column)
        where TElement : unmanaged => _writer.Write(MemoryMarshal.AsBytes(column));
}
