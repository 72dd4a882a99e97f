using Evolution.Core.Numerics;

namespace Evolution.Gpu.Kernels;

/// <summary>A function that a device approximates, one float after the other.</summary>
public interface IApproximation
{
    /// <summary>Applies the function.</summary>
    static abstract float Invoke(float x);
}

/// <summary>An approximated function for the lanes of a thread.</summary>
/// <typeparam name="TFunction">The function.</typeparam>
public readonly struct Approximated<TFunction> : ILaneFunction
    where TFunction : struct, IApproximation
{
    /// <inheritdoc/>
    public static TVector Invoke<TVector>(TVector x)
        where TVector : struct, IThreadVector<TVector>
    {
        float first = TFunction.Invoke(x.First);
        return TVector.Of(first, TVector.Width == 1 ? first : TFunction.Invoke(x.Second));
    }
}
