using CsCheck;
using Evolution.Core.Numerics;
using NUnit.Framework;

namespace Evolution.Tests.Core.Numerics;

[TestFixture]
public sealed class RadixSortTests
{
    /// <summary>High halves of all digits, or of few, so that some are equal; the low halves tell equals apart.</summary>
    private static readonly Gen<ulong> Word = Gen.Select(
        Gen.OneOf(Gen.UInt, Gen.UInt[0, 3], Gen.UInt[0, 3].Select(static digit => digit << 24)),
        Gen.UInt,
        static (high, low) => ((ulong)high << 32) | low);

    [Test]
    public void Words_AreSortedByTheirHighHalvesAndStayInOrderOtherwise() => Word.Array[0, 600].Sample(words =>
    {
        ulong[] sorted = [.. words];
        RadixSort.SortByHighHalf(sorted, new ulong[words.Length]);
        Assert.That(sorted, Is.EqualTo(words.OrderBy(static word => word >> 32)));
    });
}
