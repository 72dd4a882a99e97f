using Evolution.Core.Numerics;
using NUnit.Framework;

namespace Evolution.Tests.Core.Numerics;

[TestFixture]
public sealed class CountingSortTests
{
    [Test]
    public void Places_AreThoseOfAStableSort([Values(1, 3, 16)] int threads)
    {
        using var workers = new WorkerPool(threads);
        var sort = new CountingSort(workers);
        var random = new RandomStream(seed: 1, generation: 0, genome: threads, purpose: 0);
        foreach ((int items, int buckets) in ((int, int)[])[(0, 1), (1, 1), (100, 7), (40_001, 3), (40_001, 5000), (200_000, 40)])
        {
            int[] keys = new int[items];
            foreach (ref int key in keys.AsSpan())
            {
                key = random.NextInt(buckets);
            }

            sort.Sort(keys, items, buckets);
            int[] sorted = [.. Enumerable.Range(0, items).OrderBy(item => keys[item])];
            Assert.That(sorted.Select(item => sort.Place[item]), Is.EqualTo(Enumerable.Range(0, items)));
            Assert.That(Enumerable.Range(0, buckets).Select(sort.CountOf), Is.EqualTo(Enumerable.Range(0, buckets).Select(key => keys.Count(one => one == key))));
        }
    }
}
