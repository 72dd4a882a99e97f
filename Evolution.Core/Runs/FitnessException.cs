using System.Diagnostics;
using System.Globalization;
using Evolution.Core.Evaluation;

namespace Evolution.Core.Runs;

/// <summary>The code of a task threw while it scored a genome, and the task's policy is to stop.</summary>
public sealed class FitnessException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="task">The task's id.</param>
    /// <param name="failed">The genome that it was scoring, and how; its fitness is not a number. Null where a population is scored as a whole.</param>
    /// <param name="plan">The plan that it was scored by.</param>
    /// <param name="cause">What it threw.</param>
    public FitnessException(string task, Champion? failed, EvaluationPlan plan, Exception cause)
        : base(Compose(task, failed, plan, cause), cause)
    {
        Failed = failed;
        Seed = plan.Seed;
    }

    /// <summary>Gets the genome that was being scored; null where a population is scored as a whole.</summary>
    public Champion? Failed { get; }

    /// <summary>Gets the seed of the run.</summary>
    public ulong Seed { get; }

    /// <summary>Returns what was thrown, with the line of the user's code where its symbols are at hand.</summary>
    public static string Describe(Exception cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        // A buffer read outside its range throws in this library, and the task's line is further out.
        StackFrame? frame = new StackTrace(cause, fNeedFileInfo: true).GetFrames().FirstOrDefault(
            one => one.GetFileLineNumber() > 0 && one.GetMethod()?.Module.Assembly != typeof(FitnessException).Assembly);
        string place = frame is null
            ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $" at {Path.GetFileName(frame.GetFileName())}:{frame.GetFileLineNumber()}");
        return $"{cause.GetType().Name}: {cause.Message}{place}";
    }

    private static string Compose(string task, Champion? failed, EvaluationPlan plan, Exception cause)
    {
        string whose = failed is null ? "the population" : string.Create(CultureInfo.InvariantCulture, $"genome {failed.GenomeNumber}");
        return string.Create(
            CultureInfo.InvariantCulture, $"{task}: the fitness of {whose} in generation {plan.Generation} (seed {plan.Seed}) throws {Describe(cause)}");
    }
}
