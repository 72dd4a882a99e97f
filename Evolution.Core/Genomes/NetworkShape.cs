namespace Evolution.Core.Genomes;

/// <summary>
/// The fixed part of every genome of a run. The node genes come in this order: task inputs, the bias input if there is
/// one, outputs, then hidden nodes by ascending id; the nodes before the hidden ones have their position as their id.
/// </summary>
/// <param name="TaskInputs">The inputs that the task writes, at least 1.</param>
/// <param name="HasBiasInput">Whether a constant input of 1 follows them.</param>
/// <param name="Outputs">The outputs, at least 1.</param>
public readonly record struct NetworkShape(int TaskInputs, bool HasBiasInput, int Outputs)
{
    /// <summary>Gets how the values of the networks follow each other.</summary>
    public NetworkDynamics Dynamics { get; init; }

    /// <summary>Gets the number of inputs, the bias input included; also the position of the first output.</summary>
    public int Inputs => TaskInputs + (HasBiasInput ? 1 : 0);

    /// <summary>Gets the position of the first hidden node, and the smallest id of one.</summary>
    public int FirstHidden => Inputs + Outputs;

    /// <summary>Gets the numbers that a genome has for each node after its inputs: a bias, and a time constant in a continuous-time network.</summary>
    public int NumbersPerNode => Dynamics.HasTimeConstants ? 2 : 1;

    /// <summary>
    /// Returns the values that a lane of a network takes: one for each node, and in a recurrent network a second one for
    /// each computed node, because an update needs those before it until it is done.
    /// </summary>
    /// <param name="nodes">The network's nodes, inputs included.</param>
    public int ValuesFor(int nodes) => Dynamics.IsRecurrent ? checked((2 * nodes) - Inputs) : nodes;

    /// <summary>Gets the innovation id of the connection from an input straight to an output in the first generation, the same in every genome.</summary>
    /// <param name="input">Position of the input.</param>
    /// <param name="output">Number of the output, counted from 0.</param>
    public int DirectInnovation(int input, int output) => (input * Outputs) + output;

    /// <summary>Gets the number of such connections.</summary>
    public int DirectInnovations => Inputs * Outputs;

    /// <summary>
    /// Returns the innovation ids that connections of first genomes can have: the first id that is free. Hidden node number n,
    /// counted from 0, has those from <c>FirstInnovations(n)</c> on: from each input, to each output, from each hidden node before it.
    /// </summary>
    /// <param name="hidden">The most hidden nodes of a first genome.</param>
    /// <exception cref="OverflowException">There are more than an id can tell apart.</exception>
    public int FirstInnovations(int hidden) => checked(DirectInnovations + (hidden * FirstHidden) + (hidden * (hidden - 1) / 2));
}
