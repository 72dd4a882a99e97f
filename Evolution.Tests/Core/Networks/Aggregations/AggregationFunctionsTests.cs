using CsCheck;
using Evolution.Core.Genomes;
using Evolution.Core.Networks.Aggregations;
using Evolution.Core.Numerics;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Networks.Aggregations;

/// <summary>Every kind is reached by the switch and by the visitor, and combines its inputs in stored order.</summary>
[TestFixture]
public sealed class AggregationFunctionsTests
{
    private static AggregationKind[] Kinds => Enum.GetValues<AggregationKind>();

    [TestCaseSource(nameof(Kinds))]
    public void Accept_VisitsTheStructOfTheKindsName(AggregationKind kind) =>
        Assert.That(AggregationFunctions.Accept(kind, new NameVisitor()), Is.EqualTo(kind.ToString()));

    [TestCaseSource(nameof(Kinds))]
    public void NoInputs_GiveTheBias(AggregationKind kind) => AssertBits(Combine(kind, 0.25f, []), 0.25f);

    [TestCase(AggregationKind.Sum, 0f)]
    [TestCase(AggregationKind.Product, 24.5f)]
    [TestCase(AggregationKind.Min, -3.5f)]
    [TestCase(AggregationKind.Max, 4.5f)]
    [TestCase(AggregationKind.Mean, 0.375f)]
    [TestCase(AggregationKind.MaxAbs, -3.5f)]
    public void Inputs_AreCombinedAndTheBiasAdded(AggregationKind kind, float expected) =>
        AssertBits(Combine(kind, 0.5f, [1f, -4f, 4f, -1.5f]), expected);

    [Test]
    public void Sum_StartsFromTheBias()
    {
        // 1e8 + 1 is 1e8: the two orders differ.
        AssertBits(Combine(AggregationKind.Sum, 1e8f, [1f, 1f, 1f, 1f]), 1e8f);
        AssertBits(Combine(AggregationKind.Mean, 1e8f, [16f, 16f]), 100000016f);
    }

    [TestCase(AggregationKind.Sum, -1.4901161e-8f)]
    [TestCase(AggregationKind.Mean, -1.4901161e-8f)]
    [TestCase(AggregationKind.Max, 1f)]
    public void AProductThatIsAddedUp_IsNotRoundedBefore(AggregationKind kind, float expected)
    {
        // 1 + 2^-13 times 1 - 2^-13 is 1 - 2^-26, which a float has not: rounded before it is added to -1, it would leave 0.
        Float1 one = new(1f);
        Float1 z = AggregationFunctions.Add(kind, AggregationFunctions.Start(kind, new Float1(0f)), one, -one);
        AssertBits(AggregationFunctions.Add(kind, z, new Float1(1.00012207f), new Float1(0.99987793f)).Value, expected);
    }

    [Test]
    public void MaxAbs_KeepsTheEarliestOfATie()
    {
        AssertBits(Combine(AggregationKind.MaxAbs, 0f, [1f, -2f, 2f]), -2f);
        AssertBits(Combine(AggregationKind.MaxAbs, 0f, [1f, 2f, -2f]), 2f);
    }

    [Test]
    public void ANaNInput_MakesTheResultNaNInAnyPlace([ValueSource(nameof(Kinds))] AggregationKind kind, [Range(0, 2)] int place)
    {
        float[] inputs = [1f, -2f, 3f];
        inputs[place] = float.NaN;
        Assert.That(Combine(kind, 0f, inputs), Is.NaN);
    }

    [TestCaseSource(nameof(Kinds))]
    public void EveryWidth_HasTheBitsOfTheScalar(AggregationKind kind) =>
        Gen.Single.Array[32].Array[0, 5].Sample(edges =>
        {
            uint[] scalar = Lanes<Float1>(kind, edges);
            Assert.That(Lanes<Float4>(kind, edges), Is.EqualTo(scalar));
            Assert.That(Lanes<Float8>(kind, edges), Is.EqualTo(scalar));
            Assert.That(Lanes<Float16>(kind, edges), Is.EqualTo(scalar));
        });

    [Test]
    public void AnUnknownKind_IsRefusedOnTheHostAndTheSumInAKernel()
    {
        const AggregationKind unknown = (AggregationKind)200;
        Assert.That(
            () => AggregationFunctions.Accept(unknown, new NameVisitor()),
            Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(Combine(unknown, 1f, [2f, 3f]), Is.EqualTo(6f));
    }

    private static float Combine(AggregationKind kind, float bias, float[] inputs)
    {
        Float1 z = AggregationFunctions.Start(kind, new Float1(bias));
        foreach (float input in inputs)
        {
            z = AggregationFunctions.Add(kind, z, new Float1(2f), new Float1(input * 0.5f));
        }

        return AggregationFunctions.Finish(kind, z, new Float1(bias), inputs.Length).Value;
    }

    private static uint[] Lanes<TVector>(AggregationKind kind, float[][] edges)
        where TVector : struct, IFloatVector<TVector> =>
        AggregationFunctions.Accept(kind, new LaneVisitor<TVector>(edges));

    private static void AssertBits(float actual, float expected) =>
        Assert.That(FloatInputs.Bits(actual), Is.EqualTo(FloatInputs.Bits(expected)), $"{actual:R} instead of {expected:R}");

    private sealed class NameVisitor : IAggregationVisitor<string>
    {
        public string Visit<TAggregation>()
            where TAggregation : struct, IAggregation => typeof(TAggregation).Name;
    }

    private sealed class LaneVisitor<TVector>(float[][] edges) : IAggregationVisitor<uint[]>
        where TVector : struct, IFloatVector<TVector>
    {
        public uint[] Visit<TAggregation>()
            where TAggregation : struct, IAggregation
        {
            float[] results = new float[16];
            TVector bias = TVector.Broadcast(0.3f);
            for (int lane = 0; lane < results.Length; lane += TVector.Width)
            {
                TVector z = TAggregation.Start(bias);
                foreach (float[] edge in edges)
                {
                    z = TAggregation.Add(z, TVector.Load(in edge[0], lane), TVector.Load(in edge[16], lane));
                }

                TVector.Store(TAggregation.Finish(z, bias, edges.Length), ref results[0], lane);
            }

            return [.. results.Select(FloatInputs.Bits)];
        }
    }
}
