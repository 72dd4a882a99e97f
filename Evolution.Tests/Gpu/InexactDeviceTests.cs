using Evolution.Core.Evaluation;
using Evolution.Experiments;
using Evolution.Gpu;
using NUnit.Framework;

namespace Evolution.Tests.Gpu;

/// <summary>An OpenCL device that does not round as the host does is no device for exact arithmetic, and is for fast.</summary>
[TestFixture]
[Parallelizable]
public sealed class InexactDeviceTests
{
    /// <summary>Subnormals, infinity and NaN, rounding to nearest, correctly rounded division and root: OpenCL 3.0, CL_DEVICE_SINGLE_FP_CONFIG.</summary>
    private const long AllThatIsNeeded = (1 << 0) | (1 << 1) | (1 << 2) | (1 << 7);

    [Test]
    public void DeviceThatRoundsAsTheHost_IsExact([Values(0L, 1L << 3, 1L << 5)] long more) =>
        Assert.That(OpenClDriver.WhyInexact(AllThatIsNeeded | more), Is.Null);

    [TestCase(0, "subnormal")]
    [TestCase(1, "infinity")]
    [TestCase(2, "round to nearest")]
    [TestCase(7, "divisions and square roots")]
    public void DeviceThatLacksAnything_SaysWhat(int bit, string lacks) =>
        Assert.That(OpenClDriver.WhyInexact(AllThatIsNeeded & ~(1L << bit)), Does.Contain(lacks));

    [Test]
    public void EvaluatorOfSuchADevice_IsRefusedForExactArithmeticOnly()
    {
        const string why = "does not round to nearest";
        Assert.That(GpuDevice.Refusal(new GpuOptions(), why, runsBlocksTogether: false), Does.StartWith(why).And.EndWith("take --arithmetic fast"));
        Assert.That(GpuDevice.Refusal(new GpuOptions { Arithmetic = ArithmeticKind.Fast }, why, runsBlocksTogether: false), Is.Null);
        Assert.That(GpuDevice.Refusal(new GpuOptions(), whyInexact: null, runsBlocksTogether: false), Is.Null);
    }

    [Test]
    public void RunOnSuchADeviceAlone_EndsWithNoDeviceAndSaysWhatToTake()
    {
        UserException exception = Assert.Throws<UserException>(() => EvaluatorFactory.Usable([Device(0, "takes subnormals for 0")], ArithmeticKind.Exact))!;
        Assert.That(exception.ExitCode, Is.EqualTo(ExitCode.NoDevice));
        Assert.That(exception.Message, Does.Contain("opencl (Device 0) takes subnormals for 0").And.Contain("--arithmetic fast, cpu or cuda"));
        Assert.That(EvaluatorFactory.Usable([Device(0, "takes subnormals for 0")], ArithmeticKind.Fast), Is.EqualTo(new[] { 0 }));
    }

    [Test]
    public void ExactRun_TakesTheDevicesThatAreExact()
    {
        GpuDeviceInfo[] all = [Device(0, "has no infinity"), Device(1, null), Device(2, null)];
        Assert.That(EvaluatorFactory.Usable(all, ArithmeticKind.Exact), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(EvaluatorFactory.Usable(all, ArithmeticKind.Fast), Is.EqualTo(new[] { 0, 1, 2 }));
        Assert.That(EvaluatorFactory.Usable([], ArithmeticKind.Exact), Is.Empty);
    }

    private static GpuDeviceInfo Device(int index, string? whyInexact) =>
        new("opencl", index, $"Device {index}", "GPU", 1 << 30, 1 << 15, 8, "3.0", "1") { WhyInexact = whyInexact };
}
