using System.ComponentModel.DataAnnotations;

namespace Evolution.Core.Genomes;

/// <summary>What the networks are made of.</summary>
public sealed class NetworkOptions
{
    /// <summary>Gets or sets whether signals may only go forward.</summary>
    /// <value>Default: feedforward, the only kind so far.</value>
    public NetworkKind Kind { get; set; } = NetworkKind.Feedforward;

    /// <summary>Gets or sets the activation function of new hidden nodes.</summary>
    /// <value>Default: steepenedSigmoid.</value>
    public ActivationKind Activation { get; set; } = ActivationKind.SteepenedSigmoid;

    /// <summary>Gets or sets the activation function of the outputs, which mutation leaves alone.</summary>
    /// <value>Default: steepenedSigmoid.</value>
    public ActivationKind OutputActivation { get; set; } = ActivationKind.SteepenedSigmoid;

    /// <summary>Gets or sets the activation functions that <c>variation.changeActivation</c> chooses from.</summary>
    /// <value>Default: empty, which leaves hidden nodes with <see cref="Activation"/>.</value>
    public IReadOnlyList<ActivationKind> Activations { get; set; } = [];

    /// <summary>Gets or sets how nodes combine their inputs.</summary>
    /// <value>Default: sum.</value>
    public AggregationKind Aggregation { get; set; } = AggregationKind.Sum;

    /// <summary>Gets or sets the aggregations that <c>variation.changeAggregation</c> chooses from.</summary>
    /// <value>Default: empty, which leaves hidden nodes with <see cref="Aggregation"/>.</value>
    public IReadOnlyList<AggregationKind> Aggregations { get; set; } = [];

    /// <summary>Gets or sets where a node's offset comes from.</summary>
    /// <value>Default: node, which solves XOR in fewer evaluations than the bias input of the NEAT paper.</value>
    public BiasKind Bias { get; set; } = BiasKind.Node;

    /// <summary>Gets or sets the share of the possible input-output connections that a first genome has.</summary>
    /// <value>Default: 1 (all). Range: 0 to 1.</value>
    [Range(0.0, 1.0)]
    public float InitialConnections { get; set; } = 1f;

    /// <summary>Gets or sets the bound of a first weight, drawn uniformly from minus to plus this.</summary>
    /// <value>Default: 1. Range: 0 to 1000.</value>
    [Range(0.0, 1000.0)]
    public float InitialWeightRange { get; set; } = 1f;

    /// <summary>Gets or sets the largest magnitude that a weight or bias can reach.</summary>
    /// <value>Default: 8, as in Stanley's code. Range: above 0 to 1,000,000.</value>
    [Range(0.0, 1e6, MinimumIsExclusive = true)]
    public float WeightLimit { get; set; } = 8f;
}
