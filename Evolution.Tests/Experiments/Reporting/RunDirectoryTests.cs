using Evolution.Experiments;
using Evolution.Experiments.Reporting;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Reporting;

[TestFixture]
public sealed class RunDirectoryTests
{
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void MakeDirectory() => _directory = new TemporaryDirectory();

    [TearDown]
    public void Remove() => _directory.Dispose();

    [Test]
    public void ChosenPath_IsMadeWithItsParentsAndIsEmpty()
    {
        var made = RunDirectory.Create(_directory.PathOf("a", "b"), "xor", 1);

        Assert.That(made.Path, Is.EqualTo(_directory.PathOf("a", "b")));
        Assert.That(Directory.EnumerateFileSystemEntries(made.Path), Is.Empty);
    }

    [Test]
    public void EmptyDirectory_IsTaken() =>
        Assert.That(RunDirectory.Create(_directory.Path, "xor", 1).Path, Is.EqualTo(_directory.Path));

    [Test]
    public void FullDirectory_IsRefusedAndLeftAsItWas()
    {
        _directory.Write("precious.txt", "kept");

        Assert.That(() => RunDirectory.Create(_directory.Path, "xor", 1), Throws.TypeOf<UserException>().With.Message.Contains("is not empty"));
        Assert.That(_directory.Entries, Is.EqualTo((string[])["precious.txt"]));
    }

    [Test]
    public void Write_ReplacesAFileAndLeavesNoOther()
    {
        var made = RunDirectory.Create(_directory.Path, "xor", 1);

        made.Write("summary.json", "{1}");
        made.Write("summary.json", "{2}");

        Assert.That(_directory.Read("summary.json"), Is.EqualTo("{2}\n"));
        Assert.That(_directory.Entries, Is.EqualTo((string[])["summary.json"]));
    }

    [Test]
    public void ForSeed_IsADirectoryInside()
    {
        RunDirectory inner = RunDirectory.Create(_directory.Path, "xor", 1).ForSeed(7);

        Assert.That(inner.Path, Is.EqualTo(_directory.PathOf("seed-7")));
        Assert.That(inner.Path, Does.Exist);
    }
}
