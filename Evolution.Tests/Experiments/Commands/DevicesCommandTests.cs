using System.Text.Json;
using Evolution.Gpu;
using Evolution.Tests.Support;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Commands;

[TestFixture]
[Parallelizable]
public sealed class DevicesCommandTests
{
    [Test]
    public void Json_HasARowADeviceWithWhatItIsAndItsVerdict()
    {
        using var directory = new TemporaryDirectory();
        EvolutionProcess ended = EvolutionProcess.Succeed(directory, "devices", "--json");
        JsonElement[] rows = [.. ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
        Assert.That(rows, Has.Length.EqualTo(1 + GpuDevice.Find().Count));
        foreach (JsonElement row in rows)
        {
            Assert.That(
                row.EnumerateObject().Select(property => property.Name),
                Is.SupersetOf((string[])["backend", "index", "name", "architecture", "memoryBytes", "multiprocessors", "apiVersion", "driverVersion", "selfTest"]));
            Assert.That(row.GetProperty("memoryBytes").GetInt64(), Is.Positive);
        }

        Assert.That(rows[0].GetProperty("backend").GetString(), Is.EqualTo("cpu"));
        Assert.That(rows[0].GetProperty("selfTest").GetString(), Is.EqualTo("passed"));
    }

    [Test]
    public void MissingDriver_IsToldAndTheHostStillListed()
    {
        Assume.That(CudaDriver.IsInstalled, Is.False, "This machine has the driver.");
        using var directory = new TemporaryDirectory();
        EvolutionProcess ended = EvolutionProcess.Succeed(directory, "devices");
        string openCl = GpuDevice.Find().Count == 0 ? $"{Environment.NewLine}opencl: {OpenClDriver.WhyNoDevice}." : string.Empty;
        Assert.That(ended.Error.Trim(), Is.EqualTo($"cuda: the NVIDIA driver (libcuda) is not installed.{openCl}"));
        Assert.That(ended.Output, Does.Contain("cpu").And.Contain("passed"));
    }

    [TestCase("NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.183.01  Sun May 12 19:39:15 UTC 2024\nGCC version:  gcc 12.2.0", "535.183.01")]
    [TestCase("NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  580.159.04  Release Build  (root)\nGCC version: 13.1", "580.159.04")]
    [TestCase("GCC version:  gcc 12.2.0", "")]
    public void DriverVersion_IsReadFromTheKernelModule(string text, string expected) =>
        Assert.That(CudaDriver.VersionIn(text), Is.EqualTo(expected));
}
