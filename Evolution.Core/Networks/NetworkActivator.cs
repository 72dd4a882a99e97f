namespace Evolution.Core.Networks;

/// <summary>Computes all nodes of a network, for several lanes at once. Stateless and thread-safe.</summary>
public abstract class NetworkActivator
{
    /// <summary>Gets the lanes that are computed together; strides are multiples of it.</summary>
    public abstract int LaneWidth { get; }

    /// <summary>Gets a name for reports, such as <c>simd-512</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Activates a network: all of it from the inputs, or a control step of a recurrent one from the inputs and its state.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="network">The network's number in it.</param>
    /// <param name="values">Values as <c>[node][lane]</c>, as long as <see cref="NetworkBatch.MostValues"/> says; inputs are read, and so is the state of a recurrent network, the rest is written.</param>
    /// <param name="stride">The distance between nodes, a multiple of <see cref="LaneWidth"/>.</param>
    /// <param name="lanes">The lanes in use, at most <paramref name="stride"/>; those behind are unspecified.</param>
    public abstract void Activate(NetworkBatch batch, int network, Span<float> values, int stride, int lanes);
}
