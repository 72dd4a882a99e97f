using Evolution.Core.Speciation;

namespace Evolution.Core.Configuration;

/// <summary>The rules between options; each option's own range stands on the option.</summary>
public static class ConfigCheck
{
    private static readonly Rule[] Rules =
    [
        new("speciation.targetSpecies", "speciation.strategy", config =>
            config.Speciation is { Strategy: SpeciationStrategyKind.KMeans, TargetSpecies: < 1 }
                ? "0 is not allowed with speciation.strategy \"kMeans\", which needs at least 1"
                : null),
        new("speciation.targetSpecies", "population", config =>
            config.Speciation.TargetSpecies > config.Population
                ? $"{config.Speciation.TargetSpecies} is more than population, which is {config.Population}"
                : null),
        new("variation.changeActivation", "network.activations", config =>
            config.Variation.ChangeActivation > 0f && config.Network.Activations.Count == 0
                ? "above 0 needs at least one entry in network.activations"
                : null),
        new("variation.changeAggregation", "network.aggregations", config =>
            config.Variation.ChangeAggregation > 0f && config.Network.Aggregations.Count == 0
                ? "above 0 needs at least one entry in network.aggregations"
                : null),
    ];

    /// <summary>Returns the faults of a config whose values are each within their range.</summary>
    /// <param name="config">The config.</param>
    public static IReadOnlyList<ConfigFault> FindFaults(RunConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return FindFaults(config, new FaultList());
    }

    /// <summary>Returns the faults, less those that a value known to be faulty might only seem to cause: its default stands in for it.</summary>
    internal static IReadOnlyList<ConfigFault> FindFaults(RunConfig config, FaultList known) =>
        [.. from rule in Rules
            where !known.Concerns(rule.Path) && !known.Concerns(rule.OtherPath)
            let complaint = rule.Complain(config)
            where complaint is not null
            select new ConfigFault(rule.Path, complaint)];

    private sealed record Rule(string Path, string OtherPath, Func<RunConfig, string?> Complain);
}
