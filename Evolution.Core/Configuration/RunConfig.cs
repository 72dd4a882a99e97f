using System.ComponentModel.DataAnnotations;
using Evolution.Core.Checkpoints;
using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Reproduction;
using Evolution.Core.Runs;
using Evolution.Core.Speciation;
using Evolution.Core.Variation;

namespace Evolution.Core.Configuration;

/// <summary>An experiment: what a config file says. Everything but the task has a default.</summary>
public sealed class RunConfig
{
    /// <summary>Gets or sets the task: its name, or an object of its name and parameters.</summary>
    /// <value>Required.</value>
    public TaskChoice Task { get; set; } = new();

    /// <summary>Gets or sets the preset whose values stand in for those that the config leaves out.</summary>
    /// <value>Default: default, the options' own defaults.</value>
    public PresetKind Preset { get; set; } = PresetKind.Default;

    /// <summary>Gets or sets the seed that, with the rest of the config, decides the result.</summary>
    /// <value>Default: 1. Range: 0 to 9,007,199,254,740,991, the whole numbers that JSON readers agree on.</value>
    [Range(0.0, 9007199254740991.0)]
    public long Seed { get; set; } = 1;

    /// <summary>Gets or sets the number of genomes, exact in every generation.</summary>
    /// <value>Default: 150. Range: 2 to 10,000,000.</value>
    [Range(2, 10_000_000)]
    public int Population { get; set; } = 150;

    /// <summary>Gets or sets the file of the champion that the first generation descends from: itself, and copies with mutated weights.</summary>
    /// <value>
    /// Default: null, new networks as network.initialTopology says. Its inputs and outputs, by name and order, must be those of the
    /// task, its bias and kind those of the section network. Its functions, and weights beyond network.weightLimit, stay until they mutate. A run directory keeps a copy.
    /// </value>
    [FilePath]
    public string? Start { get; set; }

    /// <summary>Gets what <see cref="Start"/> names, once the config is read; null where it names nothing.</summary>
    public StartChampion? StartChampion { get; internal set; }

    /// <summary>Gets or sets what the networks are made of.</summary>
    public NetworkOptions Network { get; set; } = new();

    /// <summary>Gets or sets how a child differs from its parents.</summary>
    public VariationOptions Variation { get; set; } = new();

    /// <summary>Gets or sets when genomes are simplified.</summary>
    public ComplexityOptions Complexity { get; set; } = new();

    /// <summary>Gets or sets how the population is divided into species.</summary>
    public SpeciationOptions Speciation { get; set; } = new();

    /// <summary>Gets or sets who has offspring.</summary>
    public ReproductionOptions Reproduction { get; set; } = new();

    /// <summary>Gets or sets where and how genomes are scored.</summary>
    public EvaluationOptions Evaluation { get; set; } = new();

    /// <summary>Gets or sets when the run ends.</summary>
    public StopOptions Stop { get; set; } = new();

    /// <summary>Gets or sets when the run is saved so that it can be continued.</summary>
    public CheckpointOptions Checkpoint { get; set; } = new();

    /// <summary>Gets or sets what the run leaves behind.</summary>
    public OutputOptions Output { get; set; } = new();

    /// <summary>Returns the options that decide how the run goes.</summary>
    public RunSetup ToSetup() => new()
    {
        Seed = (ulong)Seed,
        Population = Population,
        Start = StartChampion?.Genome,
        Network = Network,
        Variation = Variation,
        Complexity = Complexity,
        Speciation = Speciation,
        Reproduction = Reproduction,
        Evaluation = Evaluation,
        Stop = Stop,
    };
}
