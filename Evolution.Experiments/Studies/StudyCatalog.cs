using Evolution.Core.Configuration;

namespace Evolution.Experiments.Studies;

/// <summary>The studies that <c>reproduce</c> knows, and the names of several together.</summary>
/// <remarks>
/// The published figures are those of K. O. Stanley, R. Miikkulainen, Evolving Neural Networks through Augmenting Topologies,
/// Evolutionary Computation 10(2), 2002, sections 4 and 5. The limit of 1,000 generations is ours.
/// </remarks>
internal static class StudyCatalog
{
    private const string Paper = "Stanley and Miikkulainen 2002";
    private const string FullName = "double-pole";
    private const string DoublePole = """{ "task": "double-pole", "stop": { "generations": 1000 } }""";

    private static readonly Study[] Own =
    [
        new("xor", "XOR", """{ "task": "xor", "stop": { "generations": 1000 } }""")
        {
            Published = new()
            {
                Source = Paper,
                Runs = 100,
                MeanEvaluations = 4755,
                StandardDeviationEvaluations = 2553,
                WorstEvaluations = 13_459,
                FailureShare = 0,
                MeanHidden = 2.35,
                StandardDeviationHidden = 1.11,
                MeanConnections = 7.48,
            },
            Bar = new() { EvaluationsWithin = 0.25, IsWithoutFailures = true, HiddenWithin = 1 },
        },
        new(FullName, "Double pole balancing with velocities", DoublePole)
        {
            Published = new() { Source = Paper, MeanEvaluations = 3600, FailureShare = 0 },
            Bar = new() { EvaluationsWithin = 0.3, IsWithoutFailures = true },
        },
        new(
            Presets.NoVelocityTask,
            "Double pole balancing without velocities",
            """{ "task": "double-pole-no-velocity", "network": { "kind": "recurrent" }, "stop": { "generations": 1000 } }""")
        {
            Seeds = 20,
            Published = new() { Source = Paper, MeanEvaluations = 33_184, FailureShare = 0, MeanGeneralization = 286 },
            Bar = new() { IsWithoutFailures = true, LeastGeneralization = 200 },
            GeneralizationTest = "starts of 625",
        },
        new(
            "multiplexer",
            "6-multiplexer",
            """{ "task": { "name": "multiplexer", "parameters": { "addressBits": 2 } }, "population": 500, "stop": { "generations": 1000 } }"""),
    ];

    /// <summary>The paper's section 5.5: without speciation networks stay minimal, so that it starts from random ones there.</summary>
    private static readonly (string Path, string Value)[] RandomStart =
    [
        ("network.initialTopology", "random"), ("network.initialHidden", "10"), ("network.initialConnections", "0.5"),
    ];

    private static readonly Study[] Ablations =
    [
        Ablation("no-mating", "No mating", 5557, failureShare: 0, ("reproduction.crossover", "0")),
        Ablation("random-start", "Random start", 23_033, failureShare: 0.05, RandomStart),
        Ablation(
            "no-speciation",
            "No speciation",
            25_600,
            failureShare: 0.25,
            [.. RandomStart, ("speciation.threshold", "1000000"), ("speciation.targetSpecies", "0")]),
        Ablation(
            "no-growth",
            "No growth",
            30_239,
            failureShare: 0.8,
            ("network.initialHidden", "10"),
            ("variation.addNode", "0"),
            ("variation.addConnection", "0"),
            ("variation.recurrentConnection", "0")),
    ];

    /// <summary>Gets every study.</summary>
    public static IReadOnlyList<Study> All { get; } = [.. Own, .. Ablations];

    /// <summary>Gets every name that <see cref="Find"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Own.Select(study => study.Name), "ablations", .. Ablations.Select(study => study.Name), "all"];

    /// <summary>Returns the studies of a name; ablations come with what they are compared with.</summary>
    /// <exception cref="UserException">There are none.</exception>
    public static IReadOnlyList<Study> Find(string name) => name switch
    {
        "all" => All,
        "ablations" => [Own.Single(study => study.Name == FullName), .. Ablations],
        _ => All.FirstOrDefault(study => study.Name == name) is { } one
            ? [one]
            : throw new UserException($"NAME: \"{name}\" is no study.{Suggestion(name)} One of: {string.Join(", ", Names)}.", ExitCode.BadInput),
    };

    private static string Suggestion(string name) => NearestName.Find(name, Names) is { } nearest ? $" Did you mean \"{nearest}\"?" : string.Empty;

    private static Study Ablation(string name, string title, double evaluations, double failureShare, params (string Path, string Value)[] changes) =>
        new(name, title, DoublePole)
        {
            AblationOf = FullName,
            Changes = changes,
            Published = new() { Source = Paper, MeanEvaluations = evaluations, FailureShare = failureShare },
        };
}
