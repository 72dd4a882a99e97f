using Evolution.Core.Configuration;
using NUnit.Framework;

namespace Evolution.Tests.Core.Configuration;

public sealed class ReferenceWriterTests
{
    private static readonly string[] Lines = ReferenceWriter.Write(TestTasks.Catalog).Split('\n');

    [Test]
    public void EveryOption_HasALineOfItsPathAndDescription() => AssertDescribes(new RunConfig(), string.Empty);

    [Test]
    public void Enumeration_ListsItsNames() => Assert.That(
        Lines,
        Has.Member("| `evaluation.arithmetic` | The arithmetic. Default: exact, the same bits on every backend. Values: exact, fast. |"));

    [Test]
    public void TaskParameters_AreListedWithNestedOnes()
    {
        int parity = Array.IndexOf(Lines, "### parity");

        Assert.That(parity, Is.Positive);
        Assert.That(Lines[(parity + 1)..], Has.Some.StartsWith("| `bits` |").And.Some.StartsWith("| `trial."));
    }

    private static void AssertDescribes(object options, string path)
    {
        foreach (OptionProperty property in OptionProperty.Of(options.GetType()))
        {
            if (property.IsNested)
            {
                Assert.That(Lines, Has.Member($"## {path}{property.Key}"));
                AssertDescribes(property.GetValue(options)!, $"{path}{property.Key}.");
            }
            else
            {
                Assert.That(Lines, Has.Exactly(1).StartsWith($"| `{path}{property.Key}` | {XmlDocumentation.Of(property.Property)}"));
            }
        }
    }
}
