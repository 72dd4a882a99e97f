using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Evolution.Core.Checkpoints;
using Evolution.Core.Configuration;
using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Numerics;
using Evolution.Core.Runs;
using Evolution.Core.Tasks;
using Evolution.Experiments;
using Evolution.Experiments.Tasks;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Properties;

/// <summary>Every file that the program reads, damaged in many ways: it is read, or refused in a stated way, in memory in proportion to it.</summary>
[TestFixture]
[NonParallelizable]
public sealed class FileFuzzTests
{
    /// <summary>What reading may allocate for each byte of the file, and beside that whatever the file, as tables and messages are made anew.</summary>
    private const int BytesEachByte = 30;

    private const int BytesAnyway = 300_000;

    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void MakeDirectory() => _directory = new TemporaryDirectory();

    [TearDown]
    public void Remove() => _directory.Dispose();

    [TestCase(400)]
    [TestCase(10_000, Explicit = true, Category = "Fuzz")]
    public void Configs_AreReadOrRefused(int files)
    {
        string whole = ConfigWriter.Write(ConfigReader.Read("""{ "task": { "name": "cart-pole" } }""", "whole.json", TaskCatalog.All, []));
        Fuzz(files, Encoding.UTF8.GetBytes(whole), file => ConfigReader.Read(Encoding.UTF8.GetString(file), "config.json", TaskCatalog.All, []), typeof(ConfigException));
    }

    [TestCase(400)]
    [TestCase(10_000, Explicit = true, Category = "Fuzz")]
    public void Champions_AreReadOrRefused(int files)
    {
        Genome genome = RandomRecurrentGenomes.Many(RandomRecurrentGenomes.AllDynamics[3], 91, 5)[4];
        var champion = new Champion(genome, 1f, new EvaluationPlan(1, 0, 1, EpisodeSeedKind.Shared), 0);
        string whole = ChampionFile.Write(champion, EchoTask.Create(2), JsonElement.Parse("{}"), ArithmeticKind.Exact);
        Fuzz(files, Encoding.UTF8.GetBytes(whole), file => ChampionFile.Read(Encoding.UTF8.GetString(file)), typeof(InvalidDataException));
    }

    [TestCase(400)]
    [TestCase(10_000, Explicit = true, Category = "Fuzz")]
    public void CsvFiles_AreReadOrRefused(int files)
    {
        string whole = "a,b,\"c d\",y\n" + string.Concat(Enumerable.Range(0, 40).Select(row => $"{row},{row * 0.37f:F3},-{row}e-3,{row % 7}\n"));
        string path = _directory.Write("data.csv", whole);
        var parameters = new RegressionParameters { File = path, Targets = ["y"], TestFraction = 0.25f };
        Fuzz(
            files,
            Encoding.UTF8.GetBytes(whole),
            file =>
            {
                File.WriteAllBytes(path, file);
                Regression.Descriptor.Create(parameters);
            },
            typeof(UserException),
            typeof(TaskParameterException));
    }

    /// <summary>Half of the mutated files get a checksum that fits, as a hostile one would.</summary>
    [TestCase(400)]
    [TestCase(10_000, Explicit = true, Category = "Fuzz")]
    public void Checkpoints_AreReadOrRefused(int files)
    {
        using var workers = new WorkerPool(1);
        EvolutionTask task = EchoTask.Create(4);
        using var evaluator = new SimdEvaluator(task, workers);
        RunSetup setup = TestOptions.Setup();
        var run = new EvolutionRun(setup, task, evaluator, workers);
        run.Run();
        using var stream = new MemoryStream();
        CheckpointEncoder.Write(stream, new Checkpoint("echo/1", "digest", run.Capture()));
        NetworkShape shape = setup.Network.ShapeFor(task.InputNames.Count, task.OutputNames.Count);
        Fuzz(files, stream.ToArray(), file => CheckpointDecoder.Read(new MemoryStream(file), shape), Forge, typeof(InvalidDataException));
    }

    private static void Forge(byte[] file, int number)
    {
        if (number % 2 == 0 || file.Length < CheckpointFormat.ChecksumLength + 40)
        {
            return;
        }

        int end = file.Length - CheckpointFormat.ChecksumLength;
        CheckpointFormat.Magic.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(CheckpointFormat.Magic.Length), CheckpointFormat.Version);
        if (number % 4 == 1)
        {
            int place = 12 + (number * 7919 % (end - 16));
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(place), int.MaxValue - number);
        }

        SHA256.HashData(file.AsSpan(0, end), file.AsSpan(end));
    }

    private static void Fuzz(int files, byte[] whole, Action<byte[]> read, params Type[] refusals) => Fuzz(files, whole, read, (_, _) => { }, refusals);

    private static void Fuzz(int files, byte[] whole, Action<byte[]> read, Action<byte[], int> forge, params Type[] refusals)
    {
        for (int warm = 0; warm < 3; warm++)
        {
            read([.. whole]);
        }

        var random = new RandomStream(92, 0, 0, (int)RandomPurpose.Synthetic);
        int refused = 0;
        long most = 0;
        for (int number = 0; number < files; number++)
        {
            byte[] file = FileMutator.Mutate(whole, ref random);
            forge(file, number);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                read(file);
            }
            catch (Exception exception) when (refusals.Contains(exception.GetType()))
            {
                refused++;
                Assert.That(exception.Message, Is.Not.Empty.And.Not.Contains("   at "));
            }
            catch (Exception exception)
            {
                Assert.Fail($"file {number}: {exception}\n{Convert.ToBase64String(file)}");
            }

            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            most = Math.Max(most, allocated);
            Assert.That(allocated, Is.LessThan(BytesAnyway + (BytesEachByte * (long)file.Length)), $"file {number}: {Convert.ToBase64String(file)}");
        }

        TestContext.Out.WriteLine($"{files} mutations of a file of {whole.Length} bytes: {refused} refused, at most {most} bytes allocated");
        Assert.That(refused, Is.InRange(files / 4, files), "mutations reach the readers' checks");
    }
}
