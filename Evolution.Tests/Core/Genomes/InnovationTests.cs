using Evolution.Core.Genomes;
using Evolution.Core.Numerics;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Genomes;

[TestFixture]
public sealed class InnovationTests
{
    private static readonly Genome Parent = new GenomeBuilder(2, 1).Edge(0, 2).Build();

    [Test]
    public void SameSplitInOneGeneration_SharesNodeAndInnovations()
    {
        var nursery = new Nursery(Parent);
        Genome one = nursery.Child(Split);
        Genome two = nursery.Child(Split);
        Assert.That(two.NodeId, Is.EqualTo(one.NodeId));
        Assert.That(two.Innovation, Is.EqualTo(one.Innovation));
    }

    [Test]
    public void SameSplitInAnotherGeneration_IsAnotherInnovation()
    {
        var nursery = new Nursery(Parent);
        Genome one = nursery.Child(Split);
        nursery.NextGeneration();
        Genome two = nursery.Child(Split);
        Assert.That(two.NodeId[3], Is.GreaterThan(one.NodeId[3]));
        Assert.That(two.Innovation[1..], Has.None.AnyOf(one.Innovation[1], one.Innovation[2]));
    }

    [Test]
    public void SameLinkInOneGeneration_SharesItsInnovation()
    {
        var nursery = new Nursery(Parent);
        Genome one = nursery.Child(Link);
        Genome two = nursery.Child(Link);
        Assert.That(two.Innovation, Is.EqualTo(one.Innovation));
    }

    [Test]
    public void SameLinkInAnotherGeneration_IsAnotherInnovation()
    {
        var nursery = new Nursery(Parent);
        Genome one = nursery.Child(Link);
        nursery.NextGeneration();
        Assert.That(nursery.Child(Link).Innovation[1], Is.GreaterThan(one.Innovation[1]));
    }

    [Test]
    public void DifferentSplits_ShareNothing()
    {
        Genome parent = new GenomeBuilder(2, 1).Edge(0, 2).Edge(1, 2).Build();
        var nursery = new Nursery(parent);
        Genome one = nursery.Child(Split);
        Genome two = nursery.Child((GenomeDraft child, ref RandomStream _) => child.Split(1, TestOptions.Network()));
        Assert.That(one.Innovation.Intersect(two.Innovation), Is.EqualTo(parent.Innovation));
        Assert.That(one.NodeId[3], Is.Not.EqualTo(two.NodeId[3]));
    }

    [Test]
    public void GenesNumberedOutOfOrder_AreSortedWithTheirWeights()
    {
        var nursery = new Nursery(Parent);
        nursery.Child(Split);
        Genome child = nursery.Child((GenomeDraft draft, ref RandomStream _) =>
        {
            // The link is new and gets the larger id, yet stands before the genes of the split that is known already.
            draft.Link(1, 2, weight: -7f);
            draft.Split(0, TestOptions.Network());
        });
        Assert.That(child.Innovation, Is.Ordered);
        Assert.That(child.Edges(), Is.EqualTo(new[] { (0, 2, false), (0, 3, true), (3, 2, true), (1, 2, true) }));
        Assert.That(child.Weight, Is.EqualTo(new[] { 1f, 1f, 1f, -7f }));
    }

    private static void Split(GenomeDraft child, ref RandomStream random) => child.Split(0, TestOptions.Network());

    private static void Link(GenomeDraft child, ref RandomStream random) => child.Link(1, 2, weight: 1f);
}
