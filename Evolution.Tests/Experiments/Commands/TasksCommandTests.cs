using System.Text.Json;
using Evolution.Core.Tasks;
using Evolution.Experiments;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Commands;

[TestFixture]
[Parallelizable]
public sealed class TasksCommandTests
{
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void MakeDirectory() => _directory = new TemporaryDirectory();

    [TearDown]
    public void Remove() => _directory.Dispose();

    [Test]
    public void Json_IsOneObjectALineForEveryTask()
    {
        string[] lines = EvolutionProcess.Succeed(_directory, "tasks", "--json").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        JsonElement[] rows = [.. lines.Select(line => JsonElement.Parse(line))];

        Assert.That(rows.Select(row => row.GetProperty("task").GetString()), Is.EqualTo(TaskCatalog.All.Select(task => task.Id)));
        foreach ((JsonElement row, TaskDescriptor descriptor) in rows.Zip(TaskCatalog.All))
        {
            JsonValueKind kind = descriptor.HasDefaults ? JsonValueKind.Array : JsonValueKind.Null;
            Assert.That((row.GetProperty("inputs").ValueKind, row.GetProperty("outputs").ValueKind), Is.EqualTo((kind, kind)), descriptor.Id);
        }

        JsonElement bits = rows.Single(row => row.GetProperty("task").GetString() == "parity/1").GetProperty("parameters")[0];
        Assert.That(bits.GetProperty("name").GetString(), Is.EqualTo("bits"));
        Assert.That(bits.GetProperty("range").GetString(), Is.EqualTo("2 to 10"));
        Assert.That(bits.GetProperty("description").GetString(), Does.Contain("number of bits"));
    }

    [Test]
    public void Table_NamesEveryTask()
    {
        string table = EvolutionProcess.Succeed(_directory, "tasks").Output;

        Assert.That(TaskCatalog.All.Where(task => !table.Contains(task.Id, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void TablesInAPipe_BreakNoCell()
    {
        string[] tasks = EvolutionProcess.Succeed(_directory, "tasks").Output.Split('\n');
        string[] devices = EvolutionProcess.Succeed(_directory, "devices").Output.Split('\n');

        Assert.That(TaskCatalog.All.Where(task => !tasks.Any(line => line.Contains($" {task.Id} ", StringComparison.Ordinal) && line.Contains($" {task.Summary} ", StringComparison.Ordinal))), Is.Empty);
        Assert.That(devices[1], Does.Contain(" multiprocessors ").And.Contain(" self-test "));
    }
}
