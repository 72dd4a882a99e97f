using Evolution.Core.Genomes;
using Evolution.Core.Speciation;
using Evolution.Core.Tasks;

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
        new("network.initialHidden", "network.initialTopology", config =>
            config.Network is { InitialTopology: InitialTopologyKind.Random, InitialHidden: < 1 }
                ? "0 is not allowed with network.initialTopology \"random\", which needs at least 1"
                : null),
        new("network.timeStep", "network.smallestTimeConstant", config =>
            config.Network is { Kind: NetworkKind.Recurrent, Semantics: NetworkSemantics.Ctrnn }
                && config.Network.TimeStep > config.Network.SmallestTimeConstant
                ? $"{config.Network.TimeStep} is more than network.smallestTimeConstant, which is {config.Network.SmallestTimeConstant}: a node would overshoot"
                : null),
        new("network.timeConstant", "network.smallestTimeConstant", config =>
            config.Network.TimeConstant < config.Network.SmallestTimeConstant
                ? $"{config.Network.TimeConstant} is less than network.smallestTimeConstant, which is {config.Network.SmallestTimeConstant}"
                : null),
        new("network.timeConstant", "network.largestTimeConstant", config =>
            config.Network.TimeConstant > config.Network.LargestTimeConstant
                ? $"{config.Network.TimeConstant} is more than network.largestTimeConstant, which is {config.Network.LargestTimeConstant}"
                : null),
        new("network.semantics", "task", config =>
            config.Network.Kind == NetworkKind.Recurrent && UpdatesOf(config.Network) < 2 && IsOfRows(config.Task)
                ? "a row of this task would be one update, in which no signal passes a hidden node: use \"settle\", or \"ctrnn\" with network.integrationSteps of 2 and more"
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

    private static int UpdatesOf(NetworkOptions network) => network.ShapeFor(taskInputs: 1, outputs: 1).Dynamics.Updates;

    private static bool IsOfRows(TaskChoice task) => task.Descriptor is not null && task.Create().Accept(new RowTest());

    private sealed class RowTest : ITaskVisitor<bool>
    {
        public bool VisitSamples<TTask>(SampleEvolutionTask<TTask> task)
            where TTask : struct, ISampleTask => true;

        public bool VisitEnvironment<TEnvironment, TState>(EnvironmentEvolutionTask<TEnvironment, TState> task)
            where TEnvironment : struct, IEnvironment<TState>
            where TState : unmanaged => false;

        public bool VisitHost(HostEvolutionTask task) => false;

        public bool VisitPopulation(PopulationEvolutionTask task) => false;
    }

    private sealed record Rule(string Path, string OtherPath, Func<RunConfig, string?> Complain);
}
