using Evolution.Core.Genomes;
using Evolution.Core.Networks.Activations;
using Evolution.Core.Numerics;

namespace Evolution.Tests.Support;

/// <summary>Every function of one vector under test, by name: the activation functions, and the elementary ones that none of them is.</summary>
internal static class VectorFunctions
{
    /// <summary>All names.</summary>
    public static IEnumerable<string> Names =>
        [.. Enum.GetNames<ActivationKind>(), nameof(Exp), nameof(Log), nameof(Log1PlusUnit)];

    /// <summary>Results of the named function over <paramref name="inputs"/>, taken <typeparamref name="TVector"/> by vector.</summary>
    public static float[] Map<TVector>(string name, float[] inputs)
        where TVector : struct, IFloatVector<TVector>
    {
        var mapper = new Mapper<TVector>(inputs);
        return name switch
        {
            nameof(Exp) => mapper.Visit<Exp>(),
            nameof(Log) => mapper.Visit<Log>(),
            nameof(Log1PlusUnit) => mapper.Visit<Log1PlusUnit>(),
            _ => ActivationFunctions.Accept(Enum.Parse<ActivationKind>(name), mapper),
        };
    }

    private readonly struct Exp : IActivation
    {
        public static TVector Invoke<TVector>(TVector x)
            where TVector : struct, IFloatVector<TVector> => PortableMath.Exp(x);
    }

    private readonly struct Log : IActivation
    {
        public static TVector Invoke<TVector>(TVector x)
            where TVector : struct, IFloatVector<TVector> => PortableMath.Log(x);
    }

    private readonly struct Log1PlusUnit : IActivation
    {
        public static TVector Invoke<TVector>(TVector x)
            where TVector : struct, IFloatVector<TVector> => PortableMath.Log1PlusUnit(x);
    }

    private sealed class Mapper<TVector>(float[] inputs) : IActivationVisitor<float[]>
        where TVector : struct, IFloatVector<TVector>
    {
        public float[] Visit<TActivation>()
            where TActivation : struct, IActivation
        {
            float[] results = new float[inputs.Length];
            for (int i = 0; i < inputs.Length; i += TVector.Width)
            {
                TVector.Store(TActivation.Invoke(TVector.Load(in inputs[0], i)), ref results[0], i);
            }

            return results;
        }
    }
}
