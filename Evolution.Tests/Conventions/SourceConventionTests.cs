using Evolution.Core.Runs;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Conventions;

/// <summary>House rules that need no reviewer: a failure lists the offenders.</summary>
[TestFixture]
public sealed class SourceConventionTests
{
    /// <summary>A folder of the core may use only those before it.</summary>
    private static readonly string[] CoreFolders =
    [
        "Numerics", "Graphs", "Genomes", "Variation", "Speciation", "Reproduction", "Networks", "Tasks", "Evaluation", "Runs",
        "Checkpoints", "Configuration",
    ];

    [Test]
    public void CoreFolders_UseOnlyFoldersBeforeThem()
    {
        var offenders =
            from path in SourceTree.Files("Evolution.Core")
            let folder = Array.IndexOf(CoreFolders, path.Split('/')[1])
            from line in SourceTree.Lines(path)
            where line.Contains("Evolution.Core.", StringComparison.Ordinal) && !line.StartsWith("namespace ", StringComparison.Ordinal)
            let used = line.Split("Evolution.Core.")[1].Split('.', ';', ' ')[0]
            where Array.IndexOf(CoreFolders, used) is int rank && (rank < 0 || rank > folder)
            select $"{path}: {line.Trim()}";
        Assert.That(offenders, Is.Empty);
    }

    [Test]
    public void CoreFiles_LieInAFolderThatTheOrderKnows() =>
        Assert.That(SourceTree.Files("Evolution.Core").Where(path => !CoreFolders.Contains(path.Split('/')[1])), Is.Empty);

    [Test]
    public void NoFile_HasMoreThanFourHundredLines() =>
        Assert.That(SourceTree.Files().Where(path => SourceTree.Lines(path).Length > 400), Is.Empty);

    [Test]
    public void NoFile_HasARegionOrAnUnwrittenMember() =>
        Assert.That(SourceTree.Having(SourceTree.Files(), "#" + "region", "NotImplemented" + "Exception"), Is.Empty);

    [Test]
    public void Namespaces_AreFolders()
    {
        var offenders =
            from path in SourceTree.Files()
            let expected = $"namespace {Path.GetDirectoryName(path)!.Replace('\\', '/').Replace('/', '.')};"
            let declared = SourceTree.Lines(path).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))
            where declared is not null && declared != expected
            select $"{path}: {declared}";
        Assert.That(offenders, Is.Empty);
    }

    [Test]
    public void Core_KnowsNoDeviceNoLoggerAndNoConsole()
    {
        var references = typeof(Evolver).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name);
        Assert.That(references, Has.None.Contains("ILGPU").And.None.Contains("Serilog").And.None.EqualTo("System.Console"));
        Assert.That(SourceTree.Having(SourceTree.Files("Evolution.Core"), "Console."), Is.Empty);
    }

    [Test]
    public void Core_TakesNeitherChanceNorTimeFromTheMachine() => Assert.That(
        SourceTree.Having(SourceTree.Files("Evolution.Core"), "new Random(", "Random.Shared", "DateTime.Now", "DateTime.UtcNow", "Thread.Sleep"),
        Is.Empty);
}
