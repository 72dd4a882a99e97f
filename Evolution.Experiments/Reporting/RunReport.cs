using Evolution.Core.Tasks;
using Evolution.Experiments.Export;
using Evolution.Experiments.Playback;
using Evolution.Experiments.Reporting.Charts;
using Evolution.Experiments.Reporting.Html;

namespace Evolution.Experiments.Reporting;

/// <summary>The pictures of a run: <c>champion.svg</c>, <c>fitness.svg</c>, <c>species.svg</c> and <c>report.html</c>.</summary>
internal static class RunReport
{
    /// <summary>Makes them from the files of a run that has ended.</summary>
    /// <param name="directory">The run's directory.</param>
    /// <param name="files">What lies in it.</param>
    /// <param name="task">The run's task, whose champion plays an episode or answers its rows for the page.</param>
    /// <returns>The names of the files written.</returns>
    public static IReadOnlyList<string> Write(RunDirectory directory, RunFiles files, EvolutionTask task)
    {
        var pictures = new RunPictures(
            Champion: SvgDrawing.Write(NetworkGraph.Of(files.Saved.Champion.Genome, files.Saved.Inputs, files.Saved.Outputs)),
            Fitness: RunCharts.Fitness(files.Generations),
            Species: RunCharts.Species(files.Generations),
            Structure: RunCharts.Structure(files.Generations));
        EpisodeRecord? episode = EpisodeRecorder.Record(files.Saved.Champion, task);
        RowRecord? answers = RowRecorder.Record(files.Saved.Champion, task);
        var written = new List<string>();
        Write("champion.svg", pictures.Champion);
        Write("fitness.svg", pictures.Fitness);
        if (pictures.Species is { } species)
        {
            Write("species.svg", species);
        }

        Write("report.html", ReportPage.Write(files, pictures, episode, answers));
        return written;

        void Write(string name, string content)
        {
            directory.Write(name, content);
            written.Add(name);
        }
    }
}
