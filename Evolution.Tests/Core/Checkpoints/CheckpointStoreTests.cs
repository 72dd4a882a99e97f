using System.Security.Cryptography;
using Evolution.Core.Checkpoints;
using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Numerics;
using Evolution.Core.Runs;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Core.Checkpoints;

/// <summary>Files that are damaged or hostile, and disks that are full.</summary>
[TestFixture]
public sealed class CheckpointStoreTests
{
    private static readonly NetworkShape Shape = TestOptions.Setup().Network.ShapeFor(RandomGenomes.Shape.TaskInputs, RandomGenomes.Shape.Outputs);

    [Test]
    public void MutatedFiles_AreRefusedWithoutMuchMemory()
    {
        byte[] whole = Encode(Sample());
        var random = new RandomStream(5, 0, 0, 0);
        int refused = 0;
        long most = 0;
        long usual = AllocatedBy(whole, out bool isWhole);
        Assert.That(isWhole, Is.True);
        for (int i = 0; i < 3000; i++)
        {
            byte[] mutated = [.. whole];
            int place = 12 + random.NextInt(whole.Length - 48);
            BitConverter.TryWriteBytes(mutated.AsSpan(place), i % 2 == 0 ? int.MaxValue - random.NextInt(1 << 20) : random.NextInt(256) << 24);
            SHA256.HashData(mutated.AsSpan(0, whole.Length - 32), mutated.AsSpan(whole.Length - 32));
            most = Math.Max(most, AllocatedBy(mutated, out isWhole));
            refused += isWhole ? 0 : 1;
        }

        Assert.That(refused, Is.GreaterThan(300));
        TestContext.Out.WriteLine($"{whole.Length} bytes, {refused} refused, allocated {usual} unchanged, at most {most} changed");
        Assert.That(most, Is.LessThan(2 * usual), "no mutation asks for much more than the unchanged file");
    }

    [Test]
    public void FilesCutShortOrFlipped_AreRefusedByTheirChecksum()
    {
        byte[] whole = Encode(Sample());
        for (int length = 0; length < whole.Length; length += 97)
        {
            Assert.That(() => CheckpointDecoder.Read(new MemoryStream(whole[..length]), Shape), Throws.TypeOf<InvalidDataException>());
        }

        for (int place = 0; place < whole.Length; place += 89)
        {
            byte[] flipped = [.. whole];
            flipped[place] ^= 4;
            Assert.That(() => CheckpointDecoder.Read(new MemoryStream(flipped), Shape), Throws.TypeOf<InvalidDataException>());
        }
    }

    private static long AllocatedBy(byte[] file, out bool isWhole)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            CheckpointDecoder.Read(new MemoryStream(file), Shape);
            isWhole = true;
        }
        catch (InvalidDataException)
        {
            isWhole = false;
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Test]
    public void AFullDisk_LeavesTheCheckpointsBefore()
    {
        using var directory = new TemporaryDirectory();
        string first = new CheckpointStore(directory.Path, 2).Save(Sample());
        byte[] before = File.ReadAllBytes(first);
        Assert.That(() => new CheckpointStore(directory.Path, 2, _ => new FullStream()).Save(Sample()), Throws.InstanceOf<IOException>());
        Assert.That(File.ReadAllBytes(first), Is.EqualTo(before));
        Assert.That(directory.Entries.Count(), Is.EqualTo(1));
    }

    [Test]
    [Platform("Linux", Reason = "The device that is always full.")]
    public void ARealFullDevice_IsAnIOException()
    {
        using var directory = new TemporaryDirectory();
        var store = new CheckpointStore(directory.Path, 2, _ => new FileStream("/dev/full", FileMode.Open, FileAccess.Write));
        Assert.That(() => store.Save(Sample()), Throws.InstanceOf<IOException>());
        Assert.That(directory.Entries, Is.Empty);
    }

    [Test]
    public void Reading_AllocatesAFewTimesTheFile()
    {
        byte[] whole = Encode(Sample());
        AllocatedBy(whole, out _);
        long allocated = AllocatedBy(whole, out bool isWhole);
        TestContext.Out.WriteLine($"{whole.Length} bytes, {allocated} allocated");
        Assert.That(isWhole, Is.True);

        // Columns double as they grow, and evaluation orders have columns beside those in the file.
        Assert.That(allocated, Is.LessThan(12 * whole.Length));
    }

    private static byte[] Encode(Checkpoint checkpoint)
    {
        using var stream = new MemoryStream();
        CheckpointEncoder.Write(stream, checkpoint);
        return stream.ToArray();
    }

    private static Checkpoint Sample()
    {
        using var workers = new WorkerPool(1);
        var task = EchoTask.Create(4);
        using var evaluator = new SimdEvaluator(task, workers);
        var run = new EvolutionRun(TestOptions.Setup(), task, evaluator, workers);
        run.Run();
        return new Checkpoint("echo/1", "digest", run.Capture());
    }

    private sealed class FullStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left on device");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device");
    }
}
