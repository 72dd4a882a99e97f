using System.Text.Json;
using System.Text.Json.Serialization;
using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Tasks;

namespace Evolution.Core.Runs;

/// <summary>The content of a <c>champion.json</c>, described in <c>docs/file-formats.md</c>.</summary>
internal sealed record ChampionDocument
{
    public const string FormatName = "evolution-network";

    public const int CurrentVersion = 1;

    public required string Format { get; init; }

    public required int Version { get; init; }

    public required string Task { get; init; }

    public required NetworkKind Kind { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DynamicsEntry? Dynamics { get; init; }

    public required IReadOnlyList<string> Inputs { get; init; }

    public required IReadOnlyList<string> Outputs { get; init; }

    public required IReadOnlyList<NodeEntry> Nodes { get; init; }

    public required IReadOnlyList<ConnectionEntry> Connections { get; init; }

    public required float? Fitness { get; init; }

    public required EvaluationEntry Evaluation { get; init; }

    internal enum NodeRole
    {
        Input,
        Bias,
        Output,
        Hidden,
    }

    internal sealed record DynamicsEntry(
        NetworkSemantics Semantics,
        int Updates,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] float? TimeStep = null);

    internal sealed record NodeEntry(
        int Id,
        NodeRole Role,
        ActivationKind Activation,
        AggregationKind Aggregation,
        float Bias,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] float? TimeConstant = null);

    internal sealed record ConnectionEntry(int Innovation, int Source, int Target, float Weight, bool Enabled);

    internal sealed record EvaluationEntry(
        JsonElement Parameters,
        ulong Seed,
        int Generation,
        int Genome,
        int Episodes,
        EpisodeSeedKind EpisodeSeeds,
        ArithmeticKind Arithmetic,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CodeEntry? Code = null);

    internal sealed record CodeEntry(
        TaskCodeKind Kind,
        string Path,
        string Digest,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Type = null);
}
