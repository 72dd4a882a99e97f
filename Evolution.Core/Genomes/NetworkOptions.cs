using System.ComponentModel.DataAnnotations;

namespace Evolution.Core.Genomes;

/// <summary>What the networks are made of.</summary>
public sealed class NetworkOptions
{
    /// <summary>The most updates of a recurrent network in a control step.</summary>
    public const int MostUpdates = 1000;

    /// <summary>Gets or sets whether signals may only go forward.</summary>
    /// <value>Default: feedforward; recurrent networks may have cycles and keep a state over the control steps of an episode.</value>
    public NetworkKind Kind { get; set; } = NetworkKind.Feedforward;

    /// <summary>Gets or sets what a control step does with a recurrent network; feed-forward ones ignore it.</summary>
    /// <value>Default: synchronous, one update a control step, as in Stanley's code. A task of rows needs another one.</value>
    public NetworkSemantics Semantics { get; set; } = NetworkSemantics.Synchronous;

    /// <summary>Gets or sets the synchronous updates a control step or row under <c>settle</c>: a signal passes as many connections.</summary>
    /// <value>Default: 5. Range: 1 to 1000.</value>
    [Range(1, MostUpdates)]
    public int SettleSteps { get; set; } = 5;

    /// <summary>Gets or sets the Euler steps a control step or row under <c>ctrnn</c>.</summary>
    /// <value>Default: 1. Range: 1 to 1000. A task of rows needs at least 2.</value>
    [Range(1, MostUpdates)]
    public int IntegrationSteps { get; set; } = 1;

    /// <summary>Gets or sets the length of an Euler step under <c>ctrnn</c>, in the unit of the time constants.</summary>
    /// <value>Default: 1. Range: above 0 to 1000, at most <c>network.smallestTimeConstant</c>.</value>
    [Range(0.0, 1000.0, MinimumIsExclusive = true)]
    public float TimeStep { get; set; } = 1f;

    /// <summary>Gets or sets the time constant of first and new nodes under <c>ctrnn</c>.</summary>
    /// <value>Default: 1. Range: above 0 to 1,000,000, within the two bounds that follow.</value>
    [Range(0.0, 1e6, MinimumIsExclusive = true)]
    public float TimeConstant { get; set; } = 1f;

    /// <summary>Gets or sets the smallest time constant that mutation can reach.</summary>
    /// <value>Default: 1. Range: above 0 to 1,000,000.</value>
    [Range(0.0, 1e6, MinimumIsExclusive = true)]
    public float SmallestTimeConstant { get; set; } = 1f;

    /// <summary>Gets or sets the largest time constant that mutation can reach.</summary>
    /// <value>Default: 20. Range: above 0 to 1,000,000.</value>
    [Range(0.0, 1e6, MinimumIsExclusive = true)]
    public float LargestTimeConstant { get; set; } = 20f;

    /// <summary>Gets or sets the activation function of first and new hidden nodes.</summary>
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

    /// <summary>Gets or sets the hidden nodes of a first genome; the most of them where <c>network.initialTopology</c> is random, which draws 1 to this many.</summary>
    /// <value>Default: 0, as in NEAT, whose ablations have 10. Range: 0 to 1000; random topologies need at least 1.</value>
    [Range(0, 1000)]
    public int InitialHidden { get; set; }

    /// <summary>Gets or sets how the nodes of a first genome may be joined.</summary>
    /// <value>Default: layered: inputs to outputs, or through a layer of hidden nodes where <see cref="InitialHidden"/> is above 0.</value>
    public InitialTopologyKind InitialTopology { get; set; } = InitialTopologyKind.Layered;

    /// <summary>Gets or sets the share of the connections possible under <see cref="InitialTopology"/> that a first genome has, each drawn on its own.</summary>
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

    /// <summary>Returns the fixed part of the genomes of a run.</summary>
    /// <param name="taskInputs">The task's inputs.</param>
    /// <param name="outputs">The task's outputs.</param>
    public NetworkShape ShapeFor(int taskInputs, int outputs) =>
        new(taskInputs, Bias == BiasKind.Input, outputs) { Dynamics = ToDynamics() };

    private NetworkDynamics ToDynamics() => (Kind, Semantics) switch
    {
        (NetworkKind.Feedforward, _) => default,
        (_, NetworkSemantics.Settle) => new NetworkDynamics(Kind, Semantics, SettleSteps, TimeStep: 0f),
        (_, NetworkSemantics.Ctrnn) => new NetworkDynamics(Kind, Semantics, IntegrationSteps, TimeStep),
        _ => new NetworkDynamics(Kind, Semantics, Updates: 1, TimeStep: 0f),
    };
}
