using Evolution.Core.Genomes;

namespace Evolution.Experiments.Export;

/// <summary>A node of a network as it is drawn and exported.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Role"><c>input</c>, <c>bias</c>, <c>output</c> or <c>hidden</c>.</param>
/// <param name="Name">The task's name of an input or output, <c>bias</c>, or the id.</param>
/// <param name="Level">Its column: 0 for inputs, the last one for outputs, else its dependency level.</param>
/// <param name="Activation">Its activation function; identity for inputs.</param>
/// <param name="Aggregation">How it combines its inputs.</param>
/// <param name="Bias">Its bias; 0 for inputs.</param>
internal sealed record GraphNode(
    int Id, string Role, string Name, int Level, ActivationKind Activation, AggregationKind Aggregation, float Bias);
