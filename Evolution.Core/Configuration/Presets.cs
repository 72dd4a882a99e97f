using Evolution.Core.Genomes;
using Evolution.Core.Reproduction;

namespace Evolution.Core.Configuration;

/// <summary>Sets the values of presets. Whatever a config says itself is set after them.</summary>
/// <remarks>
/// The paper leaves open how far a weight is perturbed, how large a new one is, which share of a species survives and
/// how often a child of two parents is mutated too; Stanley's files stand in there (power 2.5, survival 0.2, mate only 0.2).
/// It leaves open which connection a new node splits, too; there his first NEAT C++ stands in, which splits the older ones of small genomes.
/// </remarks>
public static class Presets
{
    /// <summary>The task for which every preset has values of its own, as both sources have.</summary>
    public const string NoVelocityTask = "double-pole-no-velocity";

    /// <summary>Sets a preset's values and leaves all others alone.</summary>
    /// <param name="config">The config to set them in.</param>
    /// <param name="preset">The preset.</param>
    /// <param name="task">The task's name, or null; <see cref="NoVelocityTask"/> has values of its own.</param>
    public static void Apply(RunConfig config, PresetKind preset, string? task)
    {
        ArgumentNullException.ThrowIfNull(config);
        config.Preset = preset;
        bool isNoVelocity = task == NoVelocityTask;
        if (preset == PresetKind.Default)
        {
            if (isNoVelocity)
            {
                SetDefaultNoVelocity(config);
            }

            return;
        }

        SetCommon(config);
        if (isNoVelocity)
        {
            SetNoVelocity(config);
        }

        if (preset == PresetKind.NeatCpp121)
        {
            SetFiles(config, isNoVelocity);
        }
    }

    /// <summary>A deceptive task takes more species, in more genomes, and its networks are too small to touch few of their weights.</summary>
    private static void SetDefaultNoVelocity(RunConfig config)
    {
        config.Population = 500;
        config.Speciation.TargetSpecies = 20;
        config.Variation.WeightShare = 0.5f;
    }

    private static void SetCommon(RunConfig config)
    {
        config.Population = 150;
        config.Network.Activation = ActivationKind.SteepenedSigmoid;
        config.Network.OutputActivation = ActivationKind.SteepenedSigmoid;
        config.Network.Bias = BiasKind.Input;
        config.Network.InitialConnections = 1f;
        config.Network.InitialWeightRange = 1f;
        config.Network.WeightLimit = 8f;
        config.Speciation.Excess = 1f;
        config.Speciation.Disjoint = 1f;
        config.Speciation.WeightDifference = 0.4f;
        config.Speciation.NormalizeByGenes = false;
        config.Speciation.Threshold = 3f;
        config.Speciation.TargetSpecies = 0;
        config.Reproduction.Survival = 0.2f;
        config.Reproduction.Elitism = 0f;
        config.Reproduction.ElitismMinimumSize = 6;
        config.Reproduction.Crossover = 0.75f;
        config.Reproduction.InterspeciesMating = 0.001f;
        config.Reproduction.MutateAfterCrossover = 0.8f;
        config.Reproduction.SpeciesStagnation = 15;
        config.Reproduction.PopulationStagnation = 20;
        config.Variation.MutateWeights = 0.8f;
        config.Variation.ReplaceWeight = 0.1f;
        config.Variation.WeightShare = 1f;
        config.Variation.PerturbationPower = 2.5f;
        config.Variation.NewWeightRange = 2.5f;
        config.Variation.AddNode = 0.03f;
        config.Variation.SplitOlderBelow = 15;
        config.Variation.AddConnection = 0.05f;
        config.Variation.AverageWeights = 0f;
        config.Variation.DisableInherited = 0.75f;
    }

    private static void SetNoVelocity(RunConfig config)
    {
        config.Population = 1000;
        config.Network.Kind = NetworkKind.Recurrent;
        config.Network.Semantics = NetworkSemantics.Synchronous;
        config.Speciation.WeightDifference = 3f;
        config.Speciation.Threshold = 4f;
        config.Variation.AddConnection = 0.3f;
        config.Variation.RecurrentConnection = 0.2f;
    }

    private static void SetFiles(RunConfig config, bool isNoVelocity)
    {
        config.Reproduction.StagnationAnswer = StagnationAnswerKind.TwoChampions;
        config.Variation.StructureAlone = true;
        config.Variation.SplitOlderBelow = 0;
        config.Variation.MutateWeights = 0.9f;
        config.Variation.AverageWeights = 0.4f;
        if (isNoVelocity)
        {
            config.Reproduction.Survival = 0.4f;
            config.Variation.MutateWeights = 0.8f;
            config.Variation.PerturbationPower = 1.8f;
            config.Variation.NewWeightRange = 1.8f;
            config.Variation.AddNode = 0.01f;
            config.Variation.ToggleEnable = 0.1f;
        }
    }
}
