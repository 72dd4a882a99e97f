using Evolution.Core.Configuration;
using Evolution.Core.Speciation;
using NUnit.Framework;

namespace Evolution.Tests.Core.Configuration;

public sealed class XmlDocumentationTests
{
    [TestCase(nameof(Documented.Plain), "The threshold. Default: 3 < 4.")]
    [TestCase(nameof(Documented.Marked), "Run.json with targetSpecies, SpeciationOptions, Concat and null.")]
    [TestCase(nameof(Documented.Linked), "The paper.")]
    [TestCase(nameof(Documented.Silent), null)]
    public void Property_HasReadableText(string property, string? expected) =>
        Assert.That(XmlDocumentation.Of(typeof(Documented).GetProperty(property)!), Is.EqualTo(expected));

    [Test]
    public void Option_HasItsSummaryAndValue() => Assert.That(
        XmlDocumentation.Of(typeof(SpeciationOptions).GetProperty(nameof(SpeciationOptions.TargetSpecies))!),
        Is.EqualTo("The number of species: what the threshold is steered to, or the clusters of k-means. " +
            "Default: 5. Range: 0 to 100,000; 0 keeps the threshold fixed, and is not allowed with k-means."));

    [Test]
    public void MissingFile_MeansNoText() => Assert.That(XmlDocumentation.Of(typeof(string).GetProperty(nameof(string.Length))!), Is.Null);

    [Test]
    public void OptionDocs_ListWhatAnOptionMayBe()
    {
        IReadOnlyList<OptionDocs> docs = OptionDocs.Of(new ParityParameters());

        Assert.That(docs[0], Is.EqualTo(new OptionDocs("bits", "3", "2 to 16", "The bits. Default: 3. Range: 2 to 16.")));
        Assert.That(docs[0].ToString(), Is.EqualTo("bits = 3 (2 to 16)"));
        Assert.That(docs.Single(option => option.Name == "weights").ToString(), Is.EqualTo("weights = [1,0.5] (0 to 10)"));
        Assert.That(docs.Single(option => option.Name == "activation").ToString(), Does.StartWith("activation = null (sigmoid, "));
        Assert.That(docs.Single(option => option.Name == "free").ToString(), Is.EqualTo("free = 0"));
    }

    /// <summary>A type within another, whose comments use every mark.</summary>
    public sealed class Documented
    {
        /// <summary>Gets or sets the
        /// threshold.</summary>
        /// <value>Default: 3 &lt; 4.</value>
        public int Plain { get; set; }

        /// <summary>
        /// Gets or sets <c>run.json</c>   with <see cref="SpeciationOptions.TargetSpecies"/>, <see cref="SpeciationOptions"/>,
        /// <see cref="string.Concat(string, string)"/> and <see langword="null"/>.
        /// </summary>
        public int Marked { get; set; }

        /// <summary>Gets or sets <see href="https://example.org">the paper</see>.</summary>
        public int Linked { get; set; }

        public int Silent { get; set; }
    }
}
