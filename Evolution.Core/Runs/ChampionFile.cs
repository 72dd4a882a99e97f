using System.Text.Json;
using System.Text.Json.Serialization;
using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Tasks;
using static Evolution.Core.Runs.ChampionDocument;

namespace Evolution.Core.Runs;

/// <summary>Writes and reads <c>champion.json</c>: a network that others can evaluate, and what scoring it again needs.</summary>
public static class ChampionFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Returns a champion as JSON.</summary>
    /// <param name="champion">The champion.</param>
    /// <param name="task">The task it was scored on.</param>
    /// <param name="parameters">The task's parameters, as in the config.</param>
    /// <param name="arithmetic">The arithmetic it was scored in.</param>
    /// <param name="code">The task's code, its digest known; null for a task of the catalog.</param>
    public static string Write(Champion champion, EvolutionTask task, JsonElement parameters, ArithmeticKind arithmetic, TaskCode? code = null)
    {
        ArgumentNullException.ThrowIfNull(champion);
        ArgumentNullException.ThrowIfNull(task);
        Genome genome = champion.Genome;
        var document = new ChampionDocument
        {
            Format = FormatName,
            Version = CurrentVersion,
            Task = task.Id,
            Kind = genome.Shape.Dynamics.Kind,
            Dynamics = EntryOf(genome.Shape.Dynamics),
            Inputs = task.InputNames,
            Outputs = task.OutputNames,
            Nodes = [.. Enumerable.Range(0, genome.NodeId.Length).Select(node => NodeOf(genome, node))],
            Connections = [.. Enumerable.Range(0, genome.Innovation.Length).Select(connection => ConnectionOf(genome, connection))],
            Fitness = float.IsFinite(champion.Fitness) ? champion.Fitness : null,
            Evaluation = new EvaluationEntry(
                parameters,
                champion.Plan.Seed,
                champion.Plan.Generation,
                champion.GenomeNumber,
                champion.Plan.Episodes,
                champion.Plan.EpisodeSeeds,
                arithmetic,
                code is null ? null : new CodeEntry(code.Kind, code.Path, code.Digest!, code.Type)),
        };
        return JsonSerializer.Serialize(document, Json);
    }

    /// <summary>Reads a champion.</summary>
    /// <param name="json">The file's content.</param>
    /// <exception cref="InvalidDataException">The content is not a champion of this version; the message says where.</exception>
    public static SavedChampion Read(string json)
    {
        ChampionDocument document;
        try
        {
            document = JsonSerializer.Deserialize<ChampionDocument>(json, Json) ?? throw new InvalidDataException("The file holds null.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException(JsonFault.InWords(exception, "a champion"), exception);
        }

        if (document.Format != FormatName || document.Version != CurrentVersion)
        {
            throw new InvalidDataException(
                $"format \"{document.Format}\" version {document.Version} where \"{FormatName}\" version {CurrentVersion} is read.");
        }

        EvaluationEntry entry = document.Evaluation;
        RequireWithin(entry.Episodes, 1, EvaluationOptions.MostEpisodes, "episodes");
        RequireWithin(entry.Generation, 0, int.MaxValue, "generation");
        RequireWithin(entry.Genome, 0, int.MaxValue, "genome");

        Genome genome = GenomeOf(document);
        GenomeInvariants.Check(Genome.ToPopulation(genome), 0);
        var plan = new EvaluationPlan(entry.Seed, entry.Generation, entry.Episodes, entry.EpisodeSeeds);
        var champion = new Champion(genome, document.Fitness ?? float.NegativeInfinity, plan, entry.Genome);
        return new SavedChampion(champion, document.Task, entry.Parameters, document.Inputs, document.Outputs)
        {
            Code = entry.Code is { } code ? new TaskCode(code.Kind, code.Path, code.Type, code.Digest) : null,
        };
    }

    private static void RequireWithin(int value, int least, int most, string key)
    {
        if (value < least || value > most)
        {
            throw new InvalidDataException($"$.evaluation.{key}: {value} is outside {least} to {most}.");
        }
    }

    private static NodeEntry NodeOf(Genome genome, int node)
    {
        NetworkShape shape = genome.Shape;
        NodeRole role = node < shape.TaskInputs ? NodeRole.Input
            : node < shape.Inputs ? NodeRole.Bias
            : node < shape.FirstHidden ? NodeRole.Output
            : NodeRole.Hidden;
        bool isInput = node < shape.Inputs;
        return new NodeEntry(
            genome.NodeId[node],
            role,
            isInput ? ActivationKind.Identity : genome.Activation[node],
            genome.Aggregation[node],
            isInput ? 0f : genome.Bias[node - shape.Inputs],
            isInput || !shape.Dynamics.HasTimeConstants ? null : genome.TimeConstant[node - shape.Inputs]);
    }

    private static DynamicsEntry? EntryOf(NetworkDynamics dynamics) => dynamics.IsRecurrent
        ? new DynamicsEntry(dynamics.Semantics, dynamics.Updates, dynamics.HasTimeConstants ? dynamics.TimeStep : null)
        : null;

    private static NetworkDynamics DynamicsOf(ChampionDocument document)
    {
        if ((document.Kind == NetworkKind.Recurrent) != (document.Dynamics is not null))
        {
            throw new InvalidDataException("$.dynamics: there for a recurrent network, and for no other.");
        }

        if (document.Dynamics is not { } entry)
        {
            return default;
        }

        bool isContinuous = entry.Semantics == NetworkSemantics.Ctrnn;
        bool isStepGood = isContinuous ? entry.TimeStep is > 0f and < float.PositiveInfinity : entry.TimeStep is null;
        if (entry.Updates is < 1 or > NetworkOptions.MostUpdates || !isStepGood || (entry.Semantics == NetworkSemantics.Synchronous && entry.Updates > 1))
        {
            throw new InvalidDataException(
                $"$.dynamics: updates is 1 to {NetworkOptions.MostUpdates}, and 1 where semantics is synchronous; timeStep is above 0, there where semantics is ctrnn, and nowhere else.");
        }

        return new NetworkDynamics(document.Kind, entry.Semantics, entry.Updates, entry.TimeStep ?? 0f);
    }

    private static float[] TimeConstantsOf(ChampionDocument document, NetworkShape shape)
    {
        bool has = shape.Dynamics.HasTimeConstants;
        float?[] values = [.. document.Nodes.Select(node => node.TimeConstant)];
        if (values[..shape.Inputs].Any(value => value is not null) || values[shape.Inputs..].Any(value => value is null == has))
        {
            throw new InvalidDataException("$.nodes: timeConstant is there on each output and hidden node of a ctrnn, and nowhere else.");
        }

        return has ? [.. values[shape.Inputs..].Select(value => value!.Value)] : [];
    }

    private static ConnectionEntry ConnectionOf(Genome genome, int connection) =>
        new(
            genome.Innovation[connection],
            genome.NodeId[genome.Source[connection]],
            genome.NodeId[genome.Target[connection]],
            genome.Weight[connection],
            genome.Enabled[connection]);

    private static Genome GenomeOf(ChampionDocument document)
    {
        if (document.Nodes.Any(node => node is null) || document.Connections.Any(connection => connection is null))
        {
            throw new InvalidDataException("$.nodes and $.connections: an entry is null.");
        }

        NodeRole[] roles = [.. document.Nodes.Select(node => node.Role)];
        var shape = new NetworkShape(
            roles.Count(role => role == NodeRole.Input),
            roles.Contains(NodeRole.Bias),
            roles.Count(role => role == NodeRole.Output))
        { Dynamics = DynamicsOf(document) };
        if (!roles.SequenceEqual(roles.Order()) || roles.Count(role => role == NodeRole.Bias) > 1)
        {
            throw new InvalidDataException("$.nodes: not in the order inputs, at most one bias, outputs, hidden.");
        }

        if (shape.TaskInputs != document.Inputs.Count || shape.Outputs != document.Outputs.Count || shape.Outputs == 0)
        {
            throw new InvalidDataException("$.nodes: not as many inputs and outputs as are named.");
        }

        var position = new Dictionary<int, int>();
        foreach (NodeEntry node in document.Nodes)
        {
            if (!position.TryAdd(node.Id, position.Count))
            {
                throw new InvalidDataException($"$.nodes: id {node.Id} twice.");
            }
        }

        int PositionOf(int id) => position.TryGetValue(id, out int node)
            ? node
            : throw new InvalidDataException($"$.connections: no node has the id {id}.");

        return new Genome
        {
            Shape = shape,
            NodeId = [.. document.Nodes.Select(node => node.Id)],
            Activation = [.. document.Nodes.Select(node => node.Activation)],
            Aggregation = [.. document.Nodes.Select(node => node.Aggregation)],
            Bias = [.. document.Nodes.Skip(shape.Inputs).Select(node => node.Bias)],
            TimeConstant = TimeConstantsOf(document, shape),
            Innovation = [.. document.Connections.Select(connection => connection.Innovation)],
            Source = [.. document.Connections.Select(connection => PositionOf(connection.Source))],
            Target = [.. document.Connections.Select(connection => PositionOf(connection.Target))],
            Weight = [.. document.Connections.Select(connection => connection.Weight)],
            Enabled = [.. document.Connections.Select(connection => connection.Enabled)],
        };
    }
}
