using Evolution.Core.Runs;

namespace Evolution.Experiments.Commands;

/// <summary>Reads the champion that a verb is given.</summary>
internal static class SavedChampionFile
{
    /// <summary>Reads a <c>champion.json</c>.</summary>
    /// <exception cref="UserException">There is none, or it is damaged.</exception>
    public static SavedChampion Read(string path)
    {
        string text = ConfigFile.ReadText(path, inside: "champion.json");
        try
        {
            return ChampionFile.Read(text);
        }
        catch (InvalidDataException exception)
        {
            throw new UserException($"{path}: not a champion: {exception.Message}", ExitCode.DamagedFile);
        }
    }
}
