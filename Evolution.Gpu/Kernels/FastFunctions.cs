using Evolution.Core.Genomes;
using Evolution.Core.Networks.Activations;
using Evolution.Core.Numerics;
using ILGPU.Runtime.Cuda;

namespace Evolution.Gpu.Kernels;

/// <summary>The functions of fast arithmetic: those that an NVIDIA device approximates in one instruction or a few; the host's for the rest.</summary>
internal static class FastFunctions
{
    /// <summary>Calls <paramref name="visitor"/> with the struct that implements <paramref name="kind"/>.</summary>
    public static TResult Accept<TResult>(ActivationKind kind, ILaneFunctionVisitor<TResult> visitor) => kind switch
    {
        ActivationKind.Tanh => visitor.Visit<Approximated<FastTanh>>(),
        ActivationKind.Sigmoid => visitor.Visit<Approximated<FastSigmoid>>(),
        ActivationKind.SteepenedSigmoid => visitor.Visit<Approximated<FastSteepenedSigmoid>>(),
        ActivationKind.Sine => visitor.Visit<Approximated<FastSine>>(),
        ActivationKind.Cosine => visitor.Visit<Approximated<FastCosine>>(),
        ActivationKind.Gaussian => visitor.Visit<Approximated<FastGaussian>>(),
        _ => ActivationFunctions.Accept(kind, new HostsFunctions<TResult>(visitor)),
    };
}

/// <summary>Hyperbolic tangent by <c>tanh.approx.f32</c>: a relative error of at most 2^-11 (PTX ISA 9.7.3.21).</summary>
public readonly struct FastTanh : IApproximation
{
    /// <inheritdoc/>
    public static float Invoke(float x)
    {
        if (!CudaAsm.IsSupported)
        {
            return Tanh.Invoke(new Float1(x)).Value;
        }

        CudaAsm.Emit("tanh.approx.f32 %0, %1;", out float y, x);
        return y;
    }
}

/// <summary>Logistic function, by the hyperbolic tangent of half of x.</summary>
public readonly struct FastSigmoid : IApproximation
{
    /// <inheritdoc/>
    public static float Invoke(float x) =>
        CudaAsm.IsSupported ? (0.5f * FastTanh.Invoke(0.5f * x)) + 0.5f : Sigmoid.Invoke(new Float1(x)).Value;
}

/// <summary>Logistic function of 4.9 x, in the same way.</summary>
public readonly struct FastSteepenedSigmoid : IApproximation
{
    /// <inheritdoc/>
    public static float Invoke(float x) =>
        CudaAsm.IsSupported ? (0.5f * FastTanh.Invoke(2.45f * x)) + 0.5f : SteepenedSigmoid.Invoke(new Float1(x)).Value;
}

/// <summary>Sine by <c>sin.approx.f32</c>: an absolute error of 2^-20.9 within pi, more beyond (PTX ISA 9.7.3.17).</summary>
public readonly struct FastSine : IApproximation
{
    /// <inheritdoc/>
    public static float Invoke(float x)
    {
        if (!CudaAsm.IsSupported)
        {
            return Sine.Invoke(new Float1(x)).Value;
        }

        CudaAsm.Emit("sin.approx.f32 %0, %1;", out float y, x);
        return y;
    }
}

/// <summary>Cosine by <c>cos.approx.f32</c>, as for the sine.</summary>
public readonly struct FastCosine : IApproximation
{
    /// <inheritdoc/>
    public static float Invoke(float x)
    {
        if (!CudaAsm.IsSupported)
        {
            return Cosine.Invoke(new Float1(x)).Value;
        }

        CudaAsm.Emit("cos.approx.f32 %0, %1;", out float y, x);
        return y;
    }
}

/// <summary>e to the power of -x^2 by <c>ex2.approx.f32</c>: 2 ulp (PTX ISA 9.7.3.20).</summary>
public readonly struct FastGaussian : IApproximation
{
    private const float Log2OfE = 1.44269504f;

    /// <inheritdoc/>
    public static float Invoke(float x)
    {
        if (!CudaAsm.IsSupported)
        {
            return Gaussian.Invoke(new Float1(x)).Value;
        }

        CudaAsm.Emit("ex2.approx.f32 %0, %1;", out float y, x * x * -Log2OfE);
        return y;
    }
}
