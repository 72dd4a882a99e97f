using System.Globalization;
using Evolution.Core.Genomes;
using Evolution.Core.Runs;

namespace Evolution.Core.Configuration;

/// <summary>The champion that the first generation of a run descends from.</summary>
public sealed class StartChampion
{
    /// <summary>Larger ids are nobody's who evolved them, and would leave too few for what is new.</summary>
    private const int LargestId = 1 << 30;

    private StartChampion(Genome genome, string text) => (Genome, Text) = (genome, text);

    /// <summary>Gets its network.</summary>
    public Genome Genome { get; }

    /// <summary>Gets the content of its file.</summary>
    public string Text { get; }

    /// <summary>Reads the champion that a config names; a fault where there is none, or where its network is not of the config's kind.</summary>
    /// <param name="config">A config whose task and network have no fault.</param>
    /// <param name="path">The file.</param>
    /// <param name="fault">What is wrong, or empty.</param>
    internal static StartChampion? Read(RunConfig config, string path, out string fault)
    {
        if (path.Length == 0)
        {
            fault = "names no file; null is the way to start from nothing";
            return null;
        }

        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            fault = $"\"{path}\" does not exist{(NearestName.FindFile(path) is { } nearest ? $"; did you mean \"{nearest}\"?" : string.Empty)}";
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            fault = $"\"{path}\" {(Directory.Exists(path) ? "is a directory, not a file" : $"cannot be read: {exception.Message}")}";
            return null;
        }

        try
        {
            SavedChampion saved = ChampionFile.Read(text);
            fault = Complaint(saved, config) is { } complaint ? $"\"{path}\": {complaint}" : string.Empty;
            return fault.Length == 0 ? new StartChampion(saved.Champion.Genome, text) : null;
        }
        catch (InvalidDataException exception)
        {
            fault = $"\"{path}\" is not a champion: {FaultText.OnOneLine(exception.Message)}";
            return null;
        }
    }

    private static string? Complaint(SavedChampion saved, RunConfig config)
    {
        Genome genome = saved.Champion.Genome;
        var task = config.Task.Create();
        if (!saved.Inputs.SequenceEqual(task.InputNames) || !saved.Outputs.SequenceEqual(task.OutputNames))
        {
            return $"its network leads from {Names(saved.Inputs)} to {Names(saved.Outputs)}, that of the task from {Names(task.InputNames)} to {Names(task.OutputNames)}";
        }

        NetworkShape shape = config.Network.ShapeFor(task.InputNames.Count, task.OutputNames.Count);
        if (genome.Shape.HasBiasInput != shape.HasBiasInput)
        {
            string has = genome.Shape.HasBiasInput ? "a bias input" : "no bias input";
            return $"its network has {has}, but network.bias is \"{EnumNames.Of(config.Network.Bias)}\"";
        }

        if (genome.Shape.Dynamics != shape.Dynamics)
        {
            return $"its network is {TitleOf(genome.Shape.Dynamics)}, but the section network makes {TitleOf(shape.Dynamics)}";
        }

        int largest = Math.Max(genome.NodeId.Max(), genome.Innovation.DefaultIfEmpty().Max());
        return largest > LargestId ? $"its ids go up to {largest}; at most {LargestId} leave room for new ones" : null;
    }

    private static string TitleOf(NetworkDynamics dynamics) => dynamics.HasTimeConstants
        ? string.Create(CultureInfo.InvariantCulture, $"{dynamics.Title} of {dynamics.TimeStep}")
        : dynamics.Title;

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));
}
