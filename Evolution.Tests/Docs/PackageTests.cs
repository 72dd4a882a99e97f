using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Docs;

/// <summary>
/// Follows docs/packages.md with real programs: packs, installs the tool, and runs a console project and a single file against the packages.
/// </summary>
/// <remarks>
/// The packages of others come from the machine's package folder, where building the tests has put them, and ours from the folder
/// just packed; there is no other source, so that nothing else of that name can be installed.
/// </remarks>
[TestFixture]
[Category("Packages")]
[Explicit("packs, installs and runs whole programs, minutes on two cores: dotnet test -c Release --filter TestCategory=Packages")]
[NonParallelizable]
public sealed class PackageTests
{
    private static readonly string[] Names = ["Evolution.Core", "Evolution.Experiments", "Evolution.Gpu", "evolution"];

    private readonly TemporaryDirectory _directory = new();

    private string Feed => _directory.PathOf("work", "feed");

    [OneTimeSetUp]
    public void FollowThePage()
    {
        _directory.Write(
            "nuget.config",
            $"""
            <configuration>
              <packageSources><clear /></packageSources>
              <fallbackPackageFolders><clear /><add key="machine" value="{MachinePackages()}" /></fallbackPackageFolders>
            </configuration>
            """);
        Directory.CreateDirectory(_directory.PathOf("work"));
        new Reader(_directory, Document.Read("docs/packages.md"), "work") { Other = Execute }.Follow();
    }

    [OneTimeTearDown]
    public void Leave() => _directory.Dispose();

    [Test]
    public void Page_InstallsWhatWasPacked() => Assert.That(
        Directory.EnumerateDirectories(_directory.PathOf("packages")).Select(path => Path.GetFileName(path)),
        Is.SupersetOf((string[])["evolution.core", "evolution.experiments", "evolution.gpu"]));

    [Test]
    public void Page_LeavesTheRunsOfToolProjectAndFile()
    {
        foreach (string run in (string[])["xor-1", "hover", "only-one-1"])
        {
            Assert.That(File.Exists(_directory.PathOf("work", "runs", run, "champion.json")), Is.True, run);
        }
    }

    [TestCaseSource(nameof(Names))]
    public void Package_HasReadmeLicenceAndDocumentation(string name)
    {
        using ZipArchive package = Open(name, ".nupkg");
        string[] entries = [.. package.Entries.Select(entry => entry.FullName)];
        using Stream manifest = package.GetEntry(name + ".nuspec")!.Open();
        XElement metadata = XDocument.Load(manifest).Root!.Elements().First();
        string ValueOf(string element) => metadata.Elements().First(one => one.Name.LocalName == element).Value;

        Assert.That(entries, Has.Member("README.md").And.Member("LICENSE").And.Some.EndsWith(".xml"));
        Assert.That(ValueOf("license"), Is.EqualTo("MIT"));
        Assert.That(ValueOf("readme"), Is.EqualTo("README.md"));
        Assert.That(ValueOf("description"), Is.Not.Empty);
    }

    [TestCaseSource(nameof(Names))]
    public void Package_HasSymbolsBesideIt(string name)
    {
        using ZipArchive symbols = Open(name, ".snupkg");

        Assert.That(symbols.Entries.Select(entry => entry.FullName), Has.Some.EndsWith(".pdb"));
    }

    private static string MachinePackages() =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private ZipArchive Open(string name, string extension) =>
        ZipFile.OpenRead(Directory.EnumerateFiles(Feed, name + ".*" + extension).Single(path => char.IsAsciiDigit(Path.GetFileName(path)[name.Length + 1])));

    private string? Execute(string[] words, string current)
    {
        if (words is ["dotnet", "pack", ..])
        {
            return Pack();
        }

        string program = words[0] == "dotnet" ? "dotnet" : Path.Combine(current, words[0]);
        return Start(program, words[1..], current, isolated: true);
    }

    /// <summary>Packs what was built with the tests, so that nothing is built twice.</summary>
    private string? Pack()
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Start("dotnet", ["pack", "Evolution.sln", "-c", configuration, "--no-build", "-o", Feed], SourceTree.Root, isolated: false);
    }

    private string? Start(string program, string[] arguments, string current, bool isolated)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = current,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["NuGetAudit"] = "false";
        if (isolated)
        {
            start.Environment["NUGET_PACKAGES"] = _directory.PathOf("packages");
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : $"Exit code {process.ExitCode}. {output.Result} {error.Result}";
    }
}
