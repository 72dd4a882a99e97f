using Evolution.Experiments.Reporting;
using NUnit.Framework;
using Serilog;
using Serilog.Core;

namespace Evolution.Tests.Experiments.Reporting;

[TestFixture]
public sealed class ConsoleLinesTests
{
    [Test]
    public void Lines_AreOfEachErrorAndTheFirstWarningOfItsKind()
    {
        using var output = new StringWriter { NewLine = "\n" };
        using (Logger log = new LoggerConfiguration().WriteTo.Sink(new ConsoleLines(output)).CreateLogger())
        {
            log.Information("Began");
            log.Warning("{Count} values were not finite", 3);
            log.Warning("{Count} values were not finite", 4);
            log.Error(new IOException("No space left on device"), "Generation {Generation} could not be saved", 7);
            log.Error(new IOException("No space left on device"), "Generation {Generation} could not be saved", 9);
            log.Fatal("Whoever ends says so");
        }

        Assert.That(output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(new[]
        {
            "warning: 3 values were not finite (further ones are in log.json)",
            "error: Generation 7 could not be saved: No space left on device",
            "error: Generation 9 could not be saved: No space left on device",
        }));
    }
}
