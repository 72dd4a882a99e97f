using System.Diagnostics;
using System.Globalization;
using Evolution.Core.Configuration;
using Evolution.Experiments.Commands;
using Evolution.Experiments.Reporting;

namespace Evolution.Experiments.Studies;

/// <summary>A study with one preset: its runs are evolved side by side, but for those that have ended before.</summary>
/// <param name="study">The study.</param>
/// <param name="config">Its config with the preset; the seed is the first.</param>
/// <param name="seeds">The number of seeds.</param>
internal sealed class StudyCase(Study study, RunConfig config, int seeds)
{
    /// <summary>Gets the study.</summary>
    public Study Study => study;

    /// <summary>Gets the study and the preset.</summary>
    public string Name => $"{study.Name} with {Preset}";

    private string Preset => EnumNames.Of(config.Preset);

    /// <summary>Reads a study's config.</summary>
    /// <param name="study">The study.</param>
    /// <param name="preset">The preset's name.</param>
    /// <param name="tasks">The tasks of the program.</param>
    /// <param name="overrides">What the user sets.</param>
    /// <param name="seeds">The number of seeds, or null for the study's own.</param>
    /// <exception cref="ConfigException">A value is not allowed.</exception>
    public static StudyCase Create(Study study, string preset, TaskLibrary tasks, IReadOnlyList<(string Path, string Value)> overrides, int? seeds)
    {
        (string, string)[] own = [("preset", preset), .. study.Changes, ("output.report", "false"), ("checkpoint.keep", "2")];
        return new StudyCase(study, ConfigReader.Read(study.Config, $"the study {study.Name}", tasks.All, [.. own, .. overrides]), seeds ?? study.Seeds);
    }

    /// <summary>Refuses a directory that holds runs of another config.</summary>
    /// <param name="root">The directory of all studies.</param>
    public StudyFiles Open(RunDirectory root) => new(root.PathOf(Path.Combine(study.Name, Preset)), config);

    /// <summary>Evolves the runs that have not ended, and sums up those that have.</summary>
    /// <param name="root">The directory of all studies.</param>
    /// <param name="place">Which one of how many this is.</param>
    /// <param name="quiet">Whether no progress is shown.</param>
    /// <param name="cancellation">Ends the runs after the present generation.</param>
    /// <exception cref="UserException">The directory holds other runs, or a device is missing.</exception>
    public StudyFigures Measure(RunDirectory root, string place, bool quiet, CancellationToken cancellation)
    {
        StudyFiles files = Open(root);
        IReadOnlyList<RunSummary> ended = files.Ended(seeds);
        if (ended.Count < seeds && !cancellation.IsCancellationRequested)
        {
            int before = ended.Count;
            long began = Stopwatch.GetTimestamp();
            Evolve(files, place, quiet, cancellation);
            ended = files.Ended(seeds);
            files = files.Note(ended.Count - before, Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        return StudyFigures.Of(study, config, seeds, ended, files);
    }

    private void Evolve(StudyFiles files, string place, bool quiet, CancellationToken cancellation)
    {
        files.Begin();
        long firstSeed = config.Seed;
        using var experiment = new Experiment(config, seeds);
        IProgressView progress = RunCommand.ProgressView(config.Stop, quiet);
        string title = string.Create(CultureInfo.InvariantCulture, $"{place} {Name}: {experiment.Title}, {seeds} seeds");
        progress.Show(title, () => experiment.RunSeveral(firstSeed, seeds, files.Directory, progress, cancellation, resume: true));
        config.Seed = firstSeed;
    }
}
