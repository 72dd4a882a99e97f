using System.Buffers.Binary;
using System.Security.Cryptography;
using Evolution.Core.Numerics;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Golden;

/// <summary>
/// The bits of every function over a fixed grid. A digest that changes means that saved champions no longer behave as
/// they did when they were saved.
/// </summary>
[TestFixture]
[Category("Golden")]
public sealed class FunctionDigestTests
{
    [TestCase("Sigmoid", "e5c942d3f78357b8955a970f0a893cfe3d9b02a07411b650f26c33dbbbadfbc1")]
    [TestCase("SteepenedSigmoid", "bbd57f6ce9edaa57ffa45576666e6bfc6c795f2f672cb694db872323cb966712")]
    [TestCase("Tanh", "569ad002c278c79fbb3d88efa01ee03c6e7ad546f2f12ea878177ee7fe1a1422")]
    [TestCase("Relu", "3f656d5fc2f51f6a202943c1468d140136b6c338e55e3342a9b51f243183a19d")]
    [TestCase("LeakyRelu", "725c43647763448ef159e37eb3af73b77f8b8389d2e6440cb7752280e8a13017")]
    [TestCase("Elu", "53a2b413736071b15bc3433aad09ecd584861ea38a7d69a7a7c3e13d00a994d3")]
    [TestCase("Selu", "6ebfc402cab076a1b01a82a4499cd7e8d8c8e7a7208e31649f7ee253a4ddaa29")]
    [TestCase("Softplus", "2e8ee8978452595dcaa41b6ed2e4215b0d1c3a37affbf0dbb5dfa0479d221042")]
    [TestCase("Gaussian", "aabde0e0ef0b65f75d0111b5e6a39b3c8e1d8ab830372c1429491db0eb9851d6")]
    [TestCase("Sine", "392a50761dc40ead51ccd792e30ae3ca66b7b37f17d5bda4eea5b2655ec0d79f")]
    [TestCase("Cosine", "63513443d5e0d9b8d34bab2a01425a4bf109b8f537607b56ed98a347138727a3")]
    [TestCase("Absolute", "a55b379dfb047d45cb7a4dca07a22674c4c94755bbe390255dd353e315d467e9")]
    [TestCase("Identity", "434a83ad25515ec24cbcd5135407c04798e130cfe95007245de2db4e89e80efe")]
    [TestCase("Clamped", "2d85b374fa1514c633ad2c516adce91a443d90c31d46d355d27cdb43f0dd38c4")]
    [TestCase("Step", "cd18963ad4752421a05ffb6ebf8cc6facc27354115c607fff86fef7a8b244c93")]
    [TestCase("Square", "21f060536815e4d60b89dec14d76a1f590654d9147fb5a5782e54467d200fcc2")]
    [TestCase("Cube", "37158de2bfa833b6353f80bd02e9dd87ce9bd8a3707904060f6df26c31ade111")]
    [TestCase("Hat", "176dd58aa4555791ec31608074a80fa20ea6970f86fc46d6ecffd447bd6e4167")]
    [TestCase("Exp", "02019ff55a78d2a30fddd3f54e85fd8499181db5d4d70d7f91a27c6f76310662")]
    [TestCase("Log", "6bd7920481551a95f063fc11e5496adbbad7c9939e4576b4f801b927c1308f3a")]
    [TestCase("Log1PlusUnit", "2bf0fff0f79b81881d28136b532dc0b5839e88cf1e199e6336fdb22ca225bca3")]
    public void Bits_AreThoseOfTheFirstRelease(string name, string expected)
    {
        float[] results = VectorFunctions.Map<Float1>(name, FloatInputs.Grid());
        Assert.That(Digest(results), Is.EqualTo(expected));
    }

    [Test]
    public void EveryFunction_HasADigest()
    {
        var cases = typeof(FunctionDigestTests).GetMethod(nameof(Bits_AreThoseOfTheFirstRelease))!
            .GetCustomAttributes(typeof(TestCaseAttribute), inherit: false)
            .Select(testCase => (string)((TestCaseAttribute)testCase).Arguments[0]!);
        Assert.That(cases, Is.EquivalentTo(VectorFunctions.Names));
    }

    private static string Digest(float[] results)
    {
        byte[] bytes = new byte[results.Length * sizeof(uint)];
        for (int i = 0; i < results.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)), FloatInputs.Bits(results[i]));
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
