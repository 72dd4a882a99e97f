using Evolution.Core.Configuration;
using NUnit.Framework;

namespace Evolution.Tests.Core.Configuration;

public sealed class NearestNameTests
{
    [TestCase("", "", 0)]
    [TestCase("", "abc", 3)]
    [TestCase("abc", "abc", 0)]
    [TestCase("kitten", "sitting", 3)]
    [TestCase("ab", "ba", 1)]
    [TestCase("ca", "abc", 3)]
    public void Distance_CountsEdits(string left, string right, int expected)
    {
        Assert.That(NearestName.Distance(left, right), Is.EqualTo(expected));
        Assert.That(NearestName.Distance(right, left), Is.EqualTo(expected));
    }

    [TestCase("addNodes", "addNode")]
    [TestCase("ADDNODE", "addNode")]
    [TestCase("dadNode", "addNode")]
    [TestCase("removNode", "removeNode")]
    [TestCase("elitism", null)]
    [TestCase("", null)]
    public void Find_ReturnsThePlausibleOne(string name, string? expected) =>
        Assert.That(NearestName.Find(name, ["addNode", "removeNode", "addConnection"]), Is.EqualTo(expected));
}
