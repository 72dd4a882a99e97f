using System.Text.Json;
using Evolution.Core.Numerics;
using Evolution.Core.Runs;
using MathNet.Numerics.Statistics;

namespace Evolution.Experiments.Reporting;

/// <summary>Finds out what each kind of parallel job costs a generation, for <c>run --job-times</c>.</summary>
/// <param name="times">What the threads note.</param>
/// <param name="inner">Is told of every generation too.</param>
internal sealed class JobTimesReport(JobTimes times, IRunObserver inner) : IRunObserver
{
    private readonly Dictionary<string, JobTime> _before = [];
    private readonly Dictionary<string, List<JobTime>> _generations = [];

    /// <inheritdoc/>
    public void OnGeneration(EvolutionRun run, in GenerationReport report)
    {
        foreach ((string job, JobTime now) in times.All)
        {
            JobTime before = _before.GetValueOrDefault(job);
            _before[job] = now;

            // The first generation is not bred, and what is noted with it is not a generation's.
            if (report.Generation > 0)
            {
                Note(job, new JobTime(
                    now.Runs - before.Runs,
                    now.Items - before.Items,
                    now.Milliseconds - before.Milliseconds,
                    now.BusyMilliseconds - before.BusyMilliseconds));
            }
        }

        inner.OnGeneration(run, report);
    }

    /// <summary>Prints a line of JSON a job: medians of a generation.</summary>
    public void Print(TextWriter writer)
    {
        foreach ((string job, List<JobTime> generations) in _generations)
        {
            double Median(Func<JobTime, double> value) => Math.Round(generations.Select(value).Median(), 4);
            writer.WriteLine(JsonSerializer.Serialize(
                new JobTimesRow(
                    job,
                    Median(one => one.Runs),
                    Median(one => one.Items),
                    Median(one => one.Milliseconds),
                    Median(one => one.BusyMilliseconds)),
                Json.Line));
        }
    }

    private void Note(string job, JobTime generation)
    {
        if (!_generations.TryGetValue(job, out List<JobTime>? generations))
        {
            _generations.Add(job, generations = []);
        }

        generations.Add(generation);
    }
}
