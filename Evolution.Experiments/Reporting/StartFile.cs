using Evolution.Core.Configuration;

namespace Evolution.Experiments.Reporting;

/// <summary>The champion that a run started from, kept in its directory, so that the directory can be moved and read years later.</summary>
internal static class StartFile
{
    private const string Name = "start.json";

    /// <summary>Copies the champion that a config starts from into a directory, and lets the config name the copy.</summary>
    public static void Keep(RunConfig config, RunDirectory directory)
    {
        if (config.StartChampion is { } start)
        {
            directory.Write(Name, start.Text.TrimEnd());
            config.Start = Name;
        }
    }
}
