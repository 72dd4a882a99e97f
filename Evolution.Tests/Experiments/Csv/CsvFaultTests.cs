using Evolution.Core.Tasks;
using Evolution.Experiments;
using Evolution.Experiments.Tasks;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Csv;

/// <summary>A user who has a damaged file learns the file and the line; one with a wrong name, the parameter and the right one.</summary>
[TestFixture]
[Parallelizable]
public sealed class CsvFaultTests
{
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void MakeDirectory() => _directory = new TemporaryDirectory();

    [TearDown]
    public void Remove() => _directory.Dispose();

    [TestCase("a,b\n1,2\n3\n", ":3: 1 fields where the header has 2.")]
    [TestCase("a,b\n1,2\n3,4,5\n", ":3: 3 fields where the header has 2.")]
    [TestCase("a,b\n1,2\nx,4\n", ":3: \"x\" in the column \"a\" is not a finite number.")]
    [TestCase("a,b\n1,NaN\n", ":2: \"NaN\" in the column \"b\" is not a finite number.")]
    [TestCase("a,b\n1,Infinity\n", ":2: \"Infinity\" in the column \"b\" is not a finite number.")]
    [TestCase("a,b\n1,1e99\n", ":2: \"1e99\" in the column \"b\" is not a finite number.")]
    [TestCase("a,b\n1,2\n,4\n", ":3: the column \"a\" is empty.")]
    [TestCase("a,b\n1,2\n\n3,4\n", ":3: the line is empty.")]
    [TestCase("a,b\n1,2\n3,4\"5\n", ":3: a quote is not where it may be: \"3,4\"5\".")]
    [TestCase("a,b\n", ": no row follows the header.")]
    [TestCase("", ": empty, where a header of column names is expected.")]
    [TestCase("a,b,a\n1,2,3\n", ":1: the column \"a\" is there twice.")]
    public void DamagedFile_IsNamedWithItsLine(string content, string complaint)
    {
        string path = _directory.Write("data.csv", content);
        var parameters = new RegressionParameters { File = path, Targets = ["b"], TestFraction = 0 };
        UserException exception = Assert.Throws<UserException>(() => Regression.Descriptor.Create(parameters))!;
        Assert.That((exception.Message, exception.ExitCode), Is.EqualTo((path + complaint, ExitCode.DamagedFile)));
    }

    [TestCase("targets", "missing: the columns to predict")]
    [TestCase("targets[0]", "the file has no column \"heigth\"; did you mean \"height\"?", "heigth")]
    [TestCase("targets[0]", "the file has no column \"colour\"; the columns are: width, height, same", "colour")]
    [TestCase("targets[1]", "the column \"height\" is named twice", "height", "height")]
    [TestCase("targets[0]", "\"same\" has one value in all 2 training rows", "same")]
    [TestCase("inputs", "the file has no column but the targets", "width", "height", "same")]
    public void Column_IsLookedForByName(string path, string message, params string[] targets)
    {
        string file = _directory.Write("data.csv", "width,height,same\n1,2,7\n3,4,7\n");
        var parameters = new RegressionParameters { File = file, Targets = targets, TestFraction = 0 };
        TaskParameterException exception = Assert.Throws<TaskParameterException>(() => Regression.Descriptor.Create(parameters))!;
        Assert.That(exception.Faults, Is.EqualTo(new[] { new ParameterFault(path, message) }));
    }

    [Test]
    public void ClassOfOneValueAndATargetThatIsAnInput_AreRefused()
    {
        string file = _directory.Write("data.csv", "a,kind\n1,x\n2,x\n");
        AssertFault(new ClassificationParameters { File = file, Target = "kind", TestFraction = 0 }, "target", "\"kind\" has one value in all 2 training rows, so that there is nothing to tell apart");
        AssertFault(new ClassificationParameters { File = file, Target = "kind", Inputs = ["a", "kind"] }, "inputs[1]", "\"kind\" is a target too");
        AssertFault(new ClassificationParameters { File = file, Target = "kind", Separator = "::" }, "separator", "\"::\" is not one character that can stand between fields");
        AssertFault(new ClassificationParameters { Target = "kind" }, "file", "missing");
        AssertFault(new ClassificationParameters { File = file }, "target", "missing: the column that holds the class");
    }

    /// <summary>Read as something else, bytes of another encoding would make one class of two.</summary>
    [Test]
    public void FileThatIsNotUtf8_IsRefused()
    {
        File.WriteAllBytes(_directory.PathOf("latin.csv"), [.. "a,y\n1,"u8, 0xe4, .. "\n2,"u8, 0xf6, .. "\n3,x\n"u8]);
        UserException exception = Assert.Throws<UserException>(
            () => Classification.Descriptor.Create(new ClassificationParameters { File = _directory.PathOf("latin.csv"), Target = "y" }))!;
        Assert.That(exception.ExitCode, Is.EqualTo(ExitCode.DamagedFile));
        Assert.That(exception.Message, Does.EndWith("latin.csv: holds bytes that are not UTF-8; save it as UTF-8."));
    }

    [Test]
    public void Program_NamesConfigPathAndNearestColumn()
    {
        string config = Config("specis");
        _directory.Write("iris.csv", File.ReadAllText(CatalogTasks.Data("iris")));
        EvolutionProcess ended = EvolutionProcess.Run(_directory, "run", config);
        Assert.That(ended.ExitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(ended.Error, Is.EqualTo(
            $"1 fault in {config}:\n  task.parameters.target: the file has no column \"specis\"; did you mean \"species\"?\n"));
        Assert.That(_directory.Entries, Does.Not.Contain("runs"));
    }

    [Test]
    public void Program_EndsWithTheCodeOfADamagedFile()
    {
        string config = Config("species");
        _directory.Write("iris.csv", File.ReadAllText(CatalogTasks.Data("iris")).Replace("4.9,3.0,", "4.9,", StringComparison.Ordinal));
        EvolutionProcess ended = EvolutionProcess.Run(_directory, "run", config);
        Assert.That((ended.ExitCode, ended.Output), Is.EqualTo((ExitCode.DamagedFile, string.Empty)));
        Assert.That(ended.Error, Is.EqualTo($"{_directory.PathOf("iris.csv")}:3: 4 fields where the header has 5.\n"));
    }

    // The config of a run names the file in full, and so does its champion: both work from any directory.
    [Test]
    public void RunOfARelativeFile_TellsTheTestAndReplaysFromElsewhere()
    {
        Directory.CreateDirectory(_directory.PathOf("elsewhere"));
        _directory.Write("iris.csv", File.ReadAllText(CatalogTasks.Data("iris")));
        string config = Config("species");
        EvolutionProcess run = EvolutionProcess.Succeed(_directory, "run", Path.GetFileName(config), "--quiet", "--output", "elsewhere/run");
        Assert.That(run.Output, Does.Match(@"\ntest: accuracy on 37 rows held back: 0\.\d+\n"));
        File.Move(_directory.PathOf("elsewhere", "run", "champion.json"), _directory.PathOf("elsewhere", "champion.json"));
        EvolutionProcess replay = EvolutionProcess.Succeed(_directory, "replay", "elsewhere/champion.json", "--json");
        Assert.That(replay.Json.GetProperty("identical").GetBoolean(), Is.True);
        Assert.That(replay.Json.GetProperty("tests")[0].GetProperty("fitness").GetSingle(), Is.InRange(0.8f, 1f));
        EvolutionProcess.Succeed(_directory, "run", "elsewhere/run/config.json", "--quiet", "--output", "again");
        Assert.That(_directory.Read("again", "config.json"), Does.Contain(_directory.PathOf("iris.csv")));
    }

    private static void AssertFault(ClassificationParameters parameters, string path, string message)
    {
        TaskParameterException exception = Assert.Throws<TaskParameterException>(() => Classification.Descriptor.Create(parameters))!;
        Assert.That(exception.Faults, Is.EqualTo(new[] { new ParameterFault(path, message) }));
    }

    private string Config(string target) => _directory.Write(
        "iris.json",
        $$"""
        {
          "task": { "name": "classification", "parameters": { "file": "iris.csv", "target": "{{target}}" } },
          "stop": { "generations": 20 }
        }
        """);
}
