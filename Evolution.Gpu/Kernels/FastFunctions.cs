using Evolution.Core.Genomes;
using Evolution.Core.Networks.Activations;
using ILGPU.Runtime.Cuda;

namespace Evolution.Gpu.Kernels;

/// <summary>The functions of fast arithmetic: those that an NVIDIA device approximates in one instruction or a few; the host's for the rest.</summary>
internal static class FastFunctions
{
    /// <summary>Calls <paramref name="visitor"/> with the struct that implements <paramref name="kind"/>.</summary>
    public static TResult Accept<TResult>(ActivationKind kind, ILaneFunctionVisitor<TResult> visitor) => kind switch
    {
        ActivationKind.Tanh => visitor.Visit<FastTanh>(),
        ActivationKind.Sigmoid => visitor.Visit<FastSigmoid>(),
        ActivationKind.SteepenedSigmoid => visitor.Visit<FastSteepenedSigmoid>(),
        ActivationKind.Sine => visitor.Visit<FastSine>(),
        ActivationKind.Cosine => visitor.Visit<FastCosine>(),
        ActivationKind.Gaussian => visitor.Visit<FastGaussian>(),
        _ => ActivationFunctions.Accept(kind, new HostsFunctions<TResult>(visitor)),
    };
}

/// <summary>Hyperbolic tangent by <c>tanh.approx.f32</c>: a relative error of at most 2^-11 (PTX ISA 9.7.3.21).</summary>
public readonly struct FastTanh : ILaneFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x)
    {
        if (!CudaAsm.IsSupported)
        {
            return HostsFunction<Tanh>.Invoke(x);
        }

        CudaAsm.Emit("tanh.approx.f32 %0, %1;", out float y, x);
        return y;
    }
}

/// <summary>Logistic function, by the hyperbolic tangent of half of x.</summary>
public readonly struct FastSigmoid : ILaneFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x) =>
        CudaAsm.IsSupported ? (0.5f * FastTanh.Invoke(0.5f * x)) + 0.5f : HostsFunction<Sigmoid>.Invoke(x);
}

/// <summary>Logistic function of 4.9 x, in the same way.</summary>
public readonly struct FastSteepenedSigmoid : ILaneFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x) =>
        CudaAsm.IsSupported ? (0.5f * FastTanh.Invoke(2.45f * x)) + 0.5f : HostsFunction<SteepenedSigmoid>.Invoke(x);
}

/// <summary>Sine by <c>sin.approx.f32</c>: an absolute error of 2^-20.9 within pi, more beyond (PTX ISA 9.7.3.17).</summary>
public readonly struct FastSine : ILaneFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x)
    {
        if (!CudaAsm.IsSupported)
        {
            return HostsFunction<Sine>.Invoke(x);
        }

        CudaAsm.Emit("sin.approx.f32 %0, %1;", out float y, x);
        return y;
    }
}

/// <summary>Cosine by <c>cos.approx.f32</c>, as for the sine.</summary>
public readonly struct FastCosine : ILaneFunction
{
    /// <inheritdoc/>
    public static float Invoke(float x)
    {
        if (!CudaAsm.IsSupported)
        {
            return HostsFunction<Cosine>.Invoke(x);
        }

        CudaAsm.Emit("cos.approx.f32 %0, %1;", out float y, x);
        return y;
    }
}

/// <summary>e to the power of -x^2 by <c>ex2.approx.f32</c>: 2 ulp (PTX ISA 9.7.3.20).</summary>
public readonly struct FastGaussian : ILaneFunction
{
    private const float Log2OfE = 1.44269504f;

    /// <inheritdoc/>
    public static float Invoke(float x)
    {
        if (!CudaAsm.IsSupported)
        {
            return HostsFunction<Gaussian>.Invoke(x);
        }

        CudaAsm.Emit("ex2.approx.f32 %0, %1;", out float y, x * x * -Log2OfE);
        return y;
    }
}
