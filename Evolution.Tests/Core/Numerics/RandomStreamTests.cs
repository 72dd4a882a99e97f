using CsCheck;
using Evolution.Core.Numerics;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Numerics;

[TestFixture]
public sealed class RandomStreamTests
{
    // Computed by an independent program from the definition of SplitMix64 and of the key's hash.
    [TestCase(0ul, 0, 0, 0, 0x2CE809AE01CAB7D7ul, 0x7924AC0FED68CB52ul, 0xA76CDDFB84FBEED0ul)]
    [TestCase(1ul, 2, 3, 4, 0x1D1F67E8792507F3ul, 0x48842C4F72878731ul, 0xE740694BC60C2F48ul)]
    [TestCase(ulong.MaxValue, -1, -1, -1, 0x07AC2D9690B6A385ul, 0x407D60C4A21A6858ul, 0xE02A69885249C89Eul)]
    [TestCase(42ul, 1000000, int.MaxValue, 7, 0xCFE4908484375864ul, 0x8DA8F224B8BD7956ul, 0xBACD98D140ADBBBDul)]
    public void NextUInt64_GivesKnownAnswers(
        ulong seed, int generation, int genome, int purpose, ulong first, ulong second, ulong third)
    {
        var stream = new RandomStream(seed, generation, genome, purpose);
        ulong[] drawn = [stream.NextUInt64(), stream.NextUInt64(), stream.NextUInt64()];
        Assert.That(drawn, Is.EqualTo(new[] { first, second, third }));
    }

    [Test]
    public void NextGaussian_GivesKnownBits()
    {
        // Close to -0.10197988, -0.42704490, 0.41401833 and -0.65418076, the same draws computed in double.
        uint[] expected = [0xBDD0DAD6, 0xBEDAA5A5, 0x3ED3FA36, 0xBF277865];
        var stream = new RandomStream(1, 2, 3, 4);
        foreach (uint bits in expected)
        {
            Assert.That(FloatInputs.Bits(stream.NextGaussian()), Is.EqualTo(bits));
        }
    }

    [Test]
    public void NeighbouringKeys_ShareNoNumber()
    {
        var drawn = new HashSet<ulong>();
        for (int key = 0; key < 4096; key++)
        {
            var stream = new RandomStream((ulong)(key & 7), (key >> 3) & 7, (key >> 6) & 7, key >> 9);
            for (int i = 0; i < 4; i++)
            {
                drawn.Add(stream.NextUInt64());
            }
        }

        Assert.That(drawn, Has.Count.EqualTo(4 * 4096));
    }

    [Test]
    public void NeighbouringKeys_AreUncorrelated()
    {
        double sum = 0;
        for (int genome = 0; genome < 20000; genome++)
        {
            var one = new RandomStream(5, 0, genome, 0);
            var next = new RandomStream(5, 0, genome + 1, 0);
            sum += one.NextSigned() * next.NextSigned();
        }

        // The deviation of the mean is (1/3) / sqrt(20000) = 0.0024.
        Assert.That(sum / 20000, Is.EqualTo(0).Within(0.01));
    }

    [Test]
    public void NextInt_IsBelowItsBound() => Gen.Select(Gen.ULong, Gen.Int[1, int.MaxValue]).Sample((seed, bound) =>
    {
        var stream = new RandomStream(seed, 0, 0, 0);
        int drawn = stream.NextInt(bound);
        return drawn >= 0 && drawn < bound;
    });

    [Test]
    public void NextInt_ReachesEveryValueEquallyOften()
    {
        var stream = new RandomStream(11, 0, 0, 0);
        int[] counts = new int[7];
        for (int i = 0; i < 70000; i++)
        {
            counts[stream.NextInt(7)]++;
        }

        // The deviation of a count is 93.
        Assert.That(counts, Is.All.InRange(9600, 10400));
    }

    [Test]
    public void NextFloatAndNextSigned_StayInTheirHalfOpenRanges() => Gen.ULong.Sample(seed =>
    {
        var stream = new RandomStream(seed, 0, 0, 0);
        float unit = stream.NextFloat();
        float signed = stream.NextSigned();
        return unit is >= 0f and < 1f && signed is >= -1f and < 1f && unit * (1 << 24) % 1f == 0f;
    });

    [Test]
    public void NextChance_IsNeverAtZeroAndAlwaysAtOne() => Gen.ULong.Sample(seed =>
    {
        var stream = new RandomStream(seed, 0, 0, 0);
        return !stream.NextChance(0f) && stream.NextChance(1f);
    });

    [Test]
    public void NextGaussian_HasTheMomentsOfTheNormalDistribution()
    {
        const int count = 200000;
        var stream = new RandomStream(3, 0, 0, 0);
        double sum = 0;
        double squares = 0;
        double fourths = 0;
        for (int i = 0; i < count; i++)
        {
            double x = stream.NextGaussian();
            sum += x;
            squares += x * x;
            fourths += x * x * x * x;
        }

        Assert.That(sum / count, Is.EqualTo(0).Within(0.01));
        Assert.That(squares / count, Is.EqualTo(1).Within(0.015));
        Assert.That(fourths / count, Is.EqualTo(3).Within(0.12));
    }
}
