using Evolution.Core.Genomes;
using Evolution.Core.Numerics;
using Evolution.Core.Reproduction;
using NUnit.Framework;

namespace Evolution.Tests.Core.Reproduction;

[TestFixture]
public sealed class RequestSetTests
{
    [Test]
    public void Blocks_GetTheIdsThatChildAfterChildWouldGet([Values(10, 5000)] int kinds)
    {
        StructuralRequest[] requests = [.. Enumerable.Range(0, 9000).Select(child => Draw(child, kinds))];
        var expected = new InnovationLedger(nextNode: 100, nextInnovation: 7);
        NewIds[] ids = [.. requests.Select(request => Ask(request, expected))];
        var ledger = new InnovationLedger(nextNode: 100, nextInnovation: 7);
        RequestSet[] sets = [new(), new(), new()];
        RequestPlace[] places = new RequestPlace[requests.Length];
        for (int generation = 0; generation < 2; generation++)
        {
            // A set forgets a generation, so that the second one has no more places than the first.
            foreach (RequestSet set in sets)
            {
                set.Clear();
            }

            for (int child = 0; child < requests.Length; child++)
            {
                places[child] = sets[child / 3000].Add(requests[child]);
            }
        }

        foreach (RequestSet set in sets)
        {
            set.HandOut(ledger);
        }

        Assert.That(places.Select((place, child) => sets[child / 3000].IdsAt(place)), Is.EqualTo(ids));
        Assert.That((ledger.NextNode, ledger.NextInnovation), Is.EqualTo((expected.NextNode, expected.NextInnovation)));
    }

    private static StructuralRequest Draw(int child, int kinds)
    {
        var random = new RandomStream(seed: 3, generation: 0, child, (int)RandomPurpose.Synthetic);
        StructuralRequest request = StructuralRequest.Nothing;
        if (random.NextChance(0.7f))
        {
            request = request with { LinkSource = random.NextInt(kinds), LinkTarget = random.NextInt(3) };
        }

        return random.NextChance(0.4f) ? request with { SplitInnovation = random.NextInt(kinds) } : request;
    }

    private static NewIds Ask(StructuralRequest request, InnovationLedger ledger) => new(
        request.LinkSource < 0 ? StructuralRequest.None : ledger.Link(request.LinkSource, request.LinkTarget),
        request.SplitInnovation < 0 ? default : ledger.Split(request.SplitInnovation));
}
