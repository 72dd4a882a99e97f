using Evolution.Core.Numerics;
using NUnit.Framework;

namespace Evolution.Tests.Core.Numerics;

[TestFixture]
public sealed class BuffersTests
{
    [TestCase(0, 0)]
    [TestCase(1, 16)]
    [TestCase(16, 16)]
    [TestCase(17, 32)]
    [TestCase(1025, 2048)]
    public void Grow_RoundsUpToAPowerOfTwo(int length, int expected)
    {
        int[] array = [];
        Buffers.Grow(ref array, length);
        Assert.That(array, Has.Length.EqualTo(expected));
    }

    [Test]
    public void Grow_KeepsTheElements()
    {
        int[] array = [1, 2, 3];
        Buffers.Grow(ref array, 100);
        Assert.That(array, Has.Length.EqualTo(128));
        Assert.That(array.Take(3), Is.EqualTo(Enumerable.Range(1, 3)));
    }

    [Test]
    public void GrowAndReserve_LeaveALargeEnoughArrayAlone()
    {
        int[] array = [1, 2, 3];
        int[] same = array;
        Buffers.Grow(ref array, 3);
        Buffers.Reserve(ref array, 2);
        Assert.That(array, Is.SameAs(same));
    }

    [Test]
    public void Reserve_MakesRoom()
    {
        int[] array = [1];
        Buffers.Reserve(ref array, 33);
        Assert.That(array, Has.Length.EqualTo(64));
    }

    [Test]
    public void Grow_NamesTheLengthThatIsTooLarge()
    {
        byte[] array = [];
        Assert.That(
            () => Buffers.Grow(ref array, int.MaxValue),
            Throws.InvalidOperationException.With.Message.Contains("2147483647"));
    }
}
