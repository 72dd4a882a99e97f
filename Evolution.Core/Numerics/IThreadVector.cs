namespace Evolution.Core.Numerics;

/// <summary>The lanes that one thread of a kernel computes together, so that what they share is fetched once: one lane or two.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface IThreadVector<TSelf> : IFloatVector<TSelf>
    where TSelf : struct, IThreadVector<TSelf>
{
    /// <summary>Gets the first lane.</summary>
    float First { get; }

    /// <summary>Gets the second lane; of no use where there is one.</summary>
    float Second { get; }

    /// <summary>Returns lanes as a vector; a second one is dropped where there is only one.</summary>
    static abstract TSelf Of(float first, float second);
}
