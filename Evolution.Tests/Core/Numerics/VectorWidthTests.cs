using CsCheck;
using Evolution.Core.Numerics;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Numerics;

/// <summary>Every function gives the same bits at every vector width, on every machine.</summary>
[TestFixture(typeof(Float2))]
[TestFixture(typeof(Float4))]
[TestFixture(typeof(Float8))]
[TestFixture(typeof(Float16))]
public sealed class VectorWidthTests<TVector>
    where TVector : struct, IFloatVector<TVector>
{
    private static IEnumerable<string> Names => VectorFunctions.Names;

    [TestCaseSource(nameof(Names))]
    public void EveryLane_HasTheBitsOfTheScalar(string name) => AssertEqualBits(name, FloatInputs.Grid());

    [TestCaseSource(nameof(Names))]
    public void RandomLanes_HaveTheBitsOfTheScalar(string name) =>
        Gen.Single.Array[16].Sample(inputs => AssertEqualBits(name, inputs), iter: 50);

    private static void AssertEqualBits(string name, float[] inputs)
    {
        float[] scalar = VectorFunctions.Map<Float1>(name, inputs);
        float[] vector = VectorFunctions.Map<TVector>(name, inputs);
        Assert.That(vector.Select(FloatInputs.Bits), Is.EqualTo(scalar.Select(FloatInputs.Bits)));
    }
}
