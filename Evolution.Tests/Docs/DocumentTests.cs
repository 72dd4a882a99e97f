using System.Text.RegularExpressions;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Docs;

/// <summary>What the documentation tells a reader to do, works.</summary>
[TestFixture]
[NonParallelizable]
public sealed partial class DocumentTests
{
    /// <summary>The page that <see cref="PackageTests"/> follows.</summary>
    private const string Packages = "docs/packages.md";

    private static IEnumerable<string> Paths => Document.Paths;

    private static IEnumerable<string> FollowedHere => Document.Paths.Where(path => path != Packages && Document.Read(path).Steps.Count > 0);

    [TestCaseSource(nameof(FollowedHere))]
    public void EveryCommand_Succeeds(string path)
    {
        using var directory = new TemporaryDirectory();

        new Reader(directory, Document.Read(path)).Follow();
    }

    [TestCaseSource(nameof(Paths))]
    public void EveryFence_NamesItsLanguage(string path) =>
        Assert.That(Document.Read(path).Fences.Where(fence => fence.Language.Length == 0), Is.Empty, "a fence without a language hides commands");

    [Test]
    public void CommandsLeftOut_AreFewAndNotTheProgramsOwn()
    {
        string[] left = [.. Document.Paths.SelectMany(path => Document.Read(path).Steps).Where(step => step.IsNotRun).Select(step => step.Words[0])];

        Assert.That(left, Has.Length.AtMost(4).And.None.EqualTo("evolution"));
    }

    [TestCaseSource(nameof(Paths))]
    public void EveryLinkToAFile_LeadsToOne(string path)
    {
        string text = string.Join('\n', SourceTree.Lines(path));
        string directory = Path.GetDirectoryName(Path.Combine(SourceTree.Root, path))!;
        var broken =
            from Match link in Link().Matches(text)
            let target = link.Groups[1].Value
            where !target.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(directory, target))
            select target;

        Assert.That(broken, Is.Empty);
    }

    [Test]
    public void Readme_IsAtMostAHundredAndFiftyLines() => Assert.That(SourceTree.Lines("README.md"), Has.Length.AtMost(150));

    [GeneratedRegex(@"\]\(([^)#\s]+)[^)]*\)")]
    private static partial Regex Link();
}
