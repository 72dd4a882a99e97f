using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Reproduction;
using Evolution.Core.Runs;
using Evolution.Core.Speciation;
using Evolution.Core.Variation;

namespace Evolution.Tests.Support;

/// <summary>Options with every value named, so that tuned defaults change no test.</summary>
internal static class TestOptions
{
    /// <summary>Returns rates of which none ever fires.</summary>
    public static VariationOptions StillVariation() => new()
    {
        MutateWeights = 0f,
        ReplaceWeight = 0.1f,
        WeightShare = 1f,
        Perturbation = PerturbationKind.Uniform,
        PerturbationPower = 0.5f,
        NewWeightRange = 2.5f,
        AddNode = 0f,
        SplitOlderBelow = 0,
        AddConnection = 0f,
        RecurrentConnection = 0.2f,
        MutateTimeConstants = 0f,
        TimeConstantPower = 1f,
        RemoveConnection = 0f,
        RemoveNode = 0f,
        ToggleEnable = 0f,
        ChangeActivation = 0f,
        ChangeAggregation = 0f,
        AverageWeights = 0f,
        DisableInherited = 0.75f,
    };

    /// <summary>Returns rates under which weights move and structures stay.</summary>
    public static VariationOptions WeightVariation()
    {
        VariationOptions options = StillVariation();
        options.MutateWeights = 0.8f;
        return options;
    }

    /// <summary>Returns high rates of everything.</summary>
    public static VariationOptions WildVariation() => new()
    {
        MutateWeights = 0.8f,
        ReplaceWeight = 0.1f,
        WeightShare = 0.5f,
        Perturbation = PerturbationKind.Gaussian,
        PerturbationPower = 1f,
        NewWeightRange = 2.5f,
        AddNode = 0.35f,
        SplitOlderBelow = 6,
        AddConnection = 0.6f,
        RecurrentConnection = 0.4f,
        MutateTimeConstants = 0.4f,
        TimeConstantPower = 2f,
        RemoveConnection = 0.35f,
        RemoveNode = 0.25f,
        ToggleEnable = 0.4f,
        ChangeActivation = 0.3f,
        ChangeAggregation = 0.3f,
        AverageWeights = 0.3f,
        DisableInherited = 0.75f,
    };

    /// <summary>Returns networks of nodes with biases.</summary>
    public static NetworkOptions Network() => new()
    {
        Kind = NetworkKind.Feedforward,
        Activation = ActivationKind.SteepenedSigmoid,
        OutputActivation = ActivationKind.SteepenedSigmoid,
        Activations = [],
        Aggregation = AggregationKind.Sum,
        Aggregations = [],
        Bias = BiasKind.Node,
        InitialConnections = 1f,
        InitialWeightRange = 1f,
        WeightLimit = 8f,
    };

    /// <summary>Returns recurrent networks with signed values.</summary>
    public static NetworkOptions RecurrentNetwork(NetworkSemantics semantics)
    {
        NetworkOptions options = Network();
        options.Kind = NetworkKind.Recurrent;
        options.Semantics = semantics;
        options.SettleSteps = 3;
        options.IntegrationSteps = 2;
        options.TimeStep = 0.5f;
        options.TimeConstant = 1f;
        options.SmallestTimeConstant = 0.5f;
        options.LargestTimeConstant = 10f;
        options.Activation = ActivationKind.Tanh;
        options.OutputActivation = ActivationKind.Tanh;
        return options;
    }

    /// <summary>Returns networks that mix all functions.</summary>
    public static NetworkOptions MixedNetwork()
    {
        NetworkOptions options = Network();
        options.Activations = Enum.GetValues<ActivationKind>();
        options.Aggregations = Enum.GetValues<AggregationKind>();
        options.InitialConnections = 0.7f;
        return options;
    }

    /// <summary>Returns options of reproduction.</summary>
    public static ReproductionOptions Reproduction() => new()
    {
        Survival = 0.3f,
        Elitism = 0f,
        ElitismMinimumSize = 6,
        Crossover = 0.75f,
        InterspeciesMating = 0.01f,
        MutateAfterCrossover = 0.8f,
        SpeciesStagnation = 15,
        PopulationStagnation = 0,
    };

    /// <summary>Returns options of speciation.</summary>
    public static SpeciationOptions Speciation(SpeciationStrategyKind strategy) => new()
    {
        Strategy = strategy,
        Excess = 1f,
        Disjoint = 1f,
        WeightDifference = 0.4f,
        NormalizeByGenes = false,
        Threshold = 3f,
        TargetSpecies = 8,
        ThresholdStep = 0.3f,
        KMeansRounds = 4,
    };

    /// <summary>Returns a whole run's options.</summary>
    public static RunSetup Setup(SpeciationStrategyKind strategy = SpeciationStrategyKind.Threshold, int population = 60, ulong seed = 7)
    {
        VariationOptions variation = WeightVariation();
        variation.AddNode = 0.1f;
        variation.AddConnection = 0.2f;
        return new RunSetup
        {
            Seed = seed,
            Population = population,
            Network = Network(),
            Variation = variation,
            Speciation = Speciation(strategy),
            Reproduction = Reproduction(),
            Evaluation = new EvaluationOptions { Episodes = 3, EpisodeSeeds = EpisodeSeedKind.Shared },
            Stop = new StopOptions { WhenSolved = false, Generations = 10 },
        };
    }
}
