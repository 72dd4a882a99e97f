using Evolution.Core.Evaluation;
using NUnit.Framework;

namespace Evolution.Tests.Core.Evaluation;

[TestFixture]
public sealed class EvaluationTimesTests
{
    /// <summary>Two devices copy while the host finds species: what is left of the evaluation would else be less than nothing.</summary>
    [TestCase(10, 2, 3)]
    [TestCase(4, 2, 2)]
    [TestCase(1, 1, 0)]
    [TestCase(0, 0, 0)]
    public void CopiesNobodyWaitedFor_DoNotCount(double waited, double upload, double download) =>
        Assert.That(new EvaluationTimes(2, 3).Within(waited), Is.EqualTo(new EvaluationTimes(upload, download)));
}
