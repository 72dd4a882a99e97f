using System.ComponentModel.DataAnnotations;

namespace Evolution.Core.Variation;

/// <summary>How a child differs from its parents. Every rate is a probability from 0 to 1, drawn once a child.</summary>
public sealed class VariationOptions
{
    /// <summary>Gets or sets the probability that a child's weights and biases are mutated at all.</summary>
    /// <value>Default: 1; the NEAT paper has 0.8. Range: 0 to 1.</value>
    [Range(0.0, 1.0)]
    public float MutateWeights { get; set; } = 1f;

    /// <summary>Gets or sets the probability that one weight of such a child is replaced instead of perturbed.</summary>
    /// <value>Default: 0.1, as in the NEAT paper. Range: 0 to 1.</value>
    [Range(0.0, 1.0)]
    public float ReplaceWeight { get; set; } = 0.1f;

    /// <summary>Gets or sets the share of the weights of such a child that is touched, each weight on its own.</summary>
    /// <value>Default: 0.1; the NEAT paper touches all (1). Range: 0 to 1.</value>
    [Range(0.0, 1.0)]
    public float WeightShare { get; set; } = 0.1f;

    /// <summary>Gets or sets the distribution of a perturbation.</summary>
    /// <value>Default: uniform.</value>
    public PerturbationKind Perturbation { get; set; } = PerturbationKind.Uniform;

    /// <summary>Gets or sets the half-width (uniform) or standard deviation (gaussian) of a perturbation.</summary>
    /// <value>Default: 2; Stanley's parameter files have 2.5. Range: 0 to 1000.</value>
    [Range(0.0, 1000.0)]
    public float PerturbationPower { get; set; } = 2f;

    /// <summary>Gets or sets the bound of a replaced or new weight, drawn uniformly from minus to plus this.</summary>
    /// <value>Default: 2.5. Range: 0 to 1000.</value>
    [Range(0.0, 1000.0)]
    public float NewWeightRange { get; set; } = 2.5f;

    /// <summary>Gets or sets the probability that a child's time constants are perturbed, each touched like a weight by <see cref="WeightShare"/>.</summary>
    /// <value>Default: 0.2. Range: 0 to 1. Only networks under <c>ctrnn</c> have any.</value>
    [Range(0.0, 1.0)]
    public float MutateTimeConstants { get; set; } = 0.2f;

    /// <summary>Gets or sets the half-width of the uniform perturbation of a time constant.</summary>
    /// <value>Default: 1. Range: 0 to 1,000,000.</value>
    [Range(0.0, 1e6)]
    public float TimeConstantPower { get; set; } = 1f;

    /// <summary>Gets or sets the rate of splitting a connection by a new node.</summary>
    /// <value>Default: 0.05; the NEAT paper has 0.03. Range: 0 to 1.</value>
    [Range(0.0, 1.0)]
    public float AddNode { get; set; } = 0.05f;

    /// <summary>Gets or sets the connections, disabled ones included, below which a genome's older ones are split first: each is passed over with 0.3. Larger genomes draw evenly.</summary>
    /// <value>Default: 15, as in Stanley's first NEAT C++, against chains of nodes between the same two; 0 always draws evenly. Range: 0 to 1,000,000.</value>
    [Range(0, 1_000_000)]
    public int SplitOlderBelow { get; set; } = 15;

    /// <summary>Gets or sets the rate of adding a connection between two unconnected nodes.</summary>
    /// <value>Default: 0.3; the NEAT paper has 0.05, and 0.3 for double poles without velocities. Range: 0 to 1.</value>
    [Range(0.0, 1.0)]
    public float AddConnection { get; set; } = 0.3f;

    /// <summary>Gets or sets whether a child that gains a node or a connection is changed in no other way, so that what is new is judged with the weights that it was found for.</summary>
    /// <value>Default: false; true in Stanley's NEAT C++, whose code also adds a node or a connection and never both.</value>
    public bool StructureAlone { get; set; }

    /// <summary>Gets or sets the probability that an added connection of a recurrent network must be recurrent; otherwise it must not be.</summary>
    /// <value>Default: 0.2, Stanley's recur_only_prob for the double pole without velocities. Range: 0 to 1. Feed-forward networks ignore it.</value>
    [Range(0.0, 1.0)]
    public float RecurrentConnection { get; set; } = 0.2f;

    /// <summary>Gets or sets the rate of removing a connection.</summary>
    /// <value>Default: 0. Range: 0 to 1.</value>
    [Range(0.0, 1.0)]
    public float RemoveConnection { get; set; }

    /// <summary>Gets or sets the rate of removing a hidden node with its connections.</summary>
    /// <value>Default: 0. Range: 0 to 1.</value>
    [Range(0.0, 1.0)]
    public float RemoveNode { get; set; }

    /// <summary>Gets or sets the rate of toggling one connection between enabled and disabled.</summary>
    /// <value>Default: 0. Range: 0 to 1.</value>
    [Range(0.0, 1.0)]
    public float ToggleEnable { get; set; }

    /// <summary>Gets or sets the rate of giving one hidden node another activation out of <c>network.activations</c>.</summary>
    /// <value>Default: 0. Range: 0 to 1.</value>
    [Range(0.0, 1.0)]
    public float ChangeActivation { get; set; }

    /// <summary>Gets or sets the rate of giving one hidden node another aggregation out of <c>network.aggregations</c>.</summary>
    /// <value>Default: 0. Range: 0 to 1.</value>
    [Range(0.0, 1.0)]
    public float ChangeAggregation { get; set; }

    /// <summary>Gets or sets the probability that crossover averages the weights of matching genes instead of choosing one parent's for each.</summary>
    /// <value>Default: 0. Range: 0 to 1.</value>
    [Range(0.0, 1.0)]
    public float AverageWeights { get; set; }

    /// <summary>Gets or sets the probability that a matching gene disabled in either parent is disabled in the child; otherwise it is enabled.</summary>
    /// <value>Default: 0.75, as in the NEAT paper. Range: 0 to 1.</value>
    [Range(0.0, 1.0)]
    public float DisableInherited { get; set; } = 0.75f;

    /// <summary>Returns the same options, except that connections are removed at a rate and nothing is added.</summary>
    internal VariationOptions Simplifying(float removeConnection)
    {
        var options = (VariationOptions)MemberwiseClone();
        options.AddNode = 0f;
        options.AddConnection = 0f;
        options.RemoveConnection = removeConnection;
        return options;
    }
}
