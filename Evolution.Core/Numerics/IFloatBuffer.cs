namespace Evolution.Core.Numerics;

/// <summary>
/// Floats addressed by an index: the only memory a task sees. On the host it is a bounds-checked view of a span, in a
/// kernel a view of device memory, so that one method serves both.
/// </summary>
public interface IFloatBuffer
{
    /// <summary>Gets or sets the float at <paramref name="index"/>, counted from 0.</summary>
    float this[int index] { get; set; }
}
