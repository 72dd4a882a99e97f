using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Evolution.Core.Genomes;

/// <summary>
/// SHA-256 over a canonical form of genomes, equal exactly when the genomes are: for each genome the number of nodes and
/// connections, then for each node id, activation, aggregation and bias bits, and in a
/// continuous-time network time constant bits, then for each connection innovation,
/// source id, target id, weight bits and enabled; all as 32-bit little-endian words, inputs with a bias and a time constant of 0.
/// </summary>
public static class GenomeDigest
{
    /// <summary>Returns the digest of a whole population, in genome order, as lower-case hexadecimal digits.</summary>
    public static string OfPopulation(Population population)
    {
        ArgumentNullException.ThrowIfNull(population);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int genome = 0; genome < population.Count; genome++)
        {
            Append(hash, population.Shape, population[genome]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Returns the digest of one genome, as lower-case hexadecimal digits.</summary>
    public static string OfGenome(Genome genome) => OfPopulation(Genome.ToPopulation(genome));

    private static void Append(IncrementalHash hash, NetworkShape shape, GenomeView genome)
    {
        TopologyView topology = genome.Topology;
        Append(hash, topology.NodeCount);
        Append(hash, topology.ConnectionCount);
        for (int node = 0; node < topology.NodeCount; node++)
        {
            Append(hash, topology.NodeId[node]);
            Append(hash, (int)topology.Activation[node]);
            Append(hash, (int)topology.Aggregation[node]);
            Append(hash, node < shape.Inputs ? 0 : BitConverter.SingleToInt32Bits(genome.Biases[node - shape.Inputs]));
            if (shape.Dynamics.HasTimeConstants)
            {
                Append(hash, node < shape.Inputs ? 0 : BitConverter.SingleToInt32Bits(genome.TimeConstants[node - shape.Inputs]));
            }
        }

        for (int connection = 0; connection < topology.ConnectionCount; connection++)
        {
            Append(hash, topology.Innovation[connection]);
            Append(hash, topology.NodeId[topology.Source[connection]]);
            Append(hash, topology.NodeId[topology.Target[connection]]);
            Append(hash, BitConverter.SingleToInt32Bits(genome.Weights[connection]));
            Append(hash, topology.Enabled[connection] ? 1 : 0);
        }
    }

    private static void Append(IncrementalHash hash, int word)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, word);
        hash.AppendData(bytes);
    }
}
