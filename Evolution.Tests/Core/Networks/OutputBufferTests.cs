using Evolution.Core.Networks;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Networks;

[TestFixture]
public sealed class OutputBufferTests
{
    private const int Stride = 4;

    private static readonly int[] Outputs = [2, 0];

    [Test]
    public void Outputs_AreThoseOfTheirNodesAndLane()
    {
        float[] values = [.. Enumerable.Range(0, 3 * Stride).Select(value => (float)value)];
        var buffer = new OutputBuffer(values, Outputs, lane: 3, Stride);

        Assert.That((buffer[0], buffer[1]), Is.EqualTo((11f, 3f)));
        buffer[1] = -1f;
        Assert.That(values[3], Is.EqualTo(-1f));
    }

    /// <summary>A task that reads an output that it does not have is told so, instead of memory of another's.</summary>
    [TestCase(2)]
    [TestCase(-1)]
    [TestCase(int.MinValue)]
    public void OutputThatIsNotThere_Throws(int index)
    {
        float[] values = new float[3 * Stride];
        Assert.That(() => new OutputBuffer(values, Outputs, lane: 0, Stride)[index], Throws.TypeOf<IndexOutOfRangeException>());
    }

    [Test]
    public void LaneThatIsNotThere_Throws()
    {
        float[] values = new float[3 * Stride];
        Assert.That(() => new OutputBuffer(values, Outputs, lane: Stride, Stride)[0], Throws.TypeOf<IndexOutOfRangeException>());
    }

    [Test]
    public void ValuesThatANetworkDoesNotFit_AreRefused()
    {
        NetworkBatch batch = Batches.Batch(RandomGenomes.Many(21, 1)[0]);
        float[] values = new float[(batch.MostNodes * Stride) - 1];
        Assert.That(
            () => new HostNetwork(new ReferenceActivator(), batch, 0, values, Stride).Outputs(0)[0],
            Throws.TypeOf<ArgumentOutOfRangeException>());
    }
}
