using Evolution.Core.Networks;
using Evolution.Gpu;
using Evolution.Gpu.Buffers;
using Evolution.Gpu.Teams;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Gpu.Teams;

/// <summary>What is laid out for topologies is laid out when they come a second time in a row.</summary>
[TestFixture]
[Parallelizable]
public sealed class RecurringTopologiesTests
{
    [Test]
    public void Topologies_ComeAgainOnlyRightAfterThemselves()
    {
        NetworkBatch batch = Batches.Batch(RandomGenomes.Many(3, 20));
        var recurring = new RecurringTopologies();
        bool[] again = [.. new[] { (0, 10), (0, 10), (10, 20), (0, 10), (0, 10), (0, 9) }.Select(part => recurring.ComeAgain(batch, Part(part)))];
        Assert.That(again, Is.EqualTo(new[] { false, true, false, false, true, false }));
    }

    private static BatchPart Part((int Start, int End) networks) => new(networks.Start, networks.End, 0, 0, MemoryPlan.AllGlobal);
}
