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
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            fault = $"\"{path}\" does not exist{Nearest(path)}";
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            fault = $"\"{path}\" cannot be read: {exception.Message}";
            return null;
        }

        try
        {
            Genome genome = ChampionFile.Read(text).Champion.Genome;
            fault = Complaint(genome, config) is { } complaint ? $"\"{path}\": {complaint}" : string.Empty;
            return fault.Length == 0 ? new StartChampion(genome, text) : null;
        }
        catch (InvalidDataException exception)
        {
            fault = $"\"{path}\" is not a champion: {FaultText.OnOneLine(exception.Message)}";
            return null;
        }
    }

    private static string? Complaint(Genome genome, RunConfig config)
    {
        var task = config.Task.Create();
        NetworkShape shape = config.Network.ShapeFor(task.InputNames.Count, task.OutputNames.Count);
        if (genome.Shape.TaskInputs != shape.TaskInputs || genome.Shape.Outputs != shape.Outputs)
        {
            return $"its network has {genome.Shape.TaskInputs} inputs and {genome.Shape.Outputs} outputs, the task {shape.TaskInputs} and {shape.Outputs}";
        }

        if (genome.Shape.HasBiasInput != shape.HasBiasInput)
        {
            string has = genome.Shape.HasBiasInput ? "a bias input" : "no bias input";
            return $"its network has {has}, but network.bias is \"{EnumNames.Of(config.Network.Bias)}\"";
        }

        if (genome.Shape.Dynamics != shape.Dynamics)
        {
            return $"its network is {genome.Shape.Dynamics.Title}, but the section network makes {shape.Dynamics.Title}";
        }

        int largest = Math.Max(genome.NodeId.Max(), genome.Innovation.DefaultIfEmpty().Max());
        return largest > LargestId ? $"its ids go up to {largest}; at most {LargestId} leave room for new ones" : null;
    }

    private static string Nearest(string path)
    {
        string? directory = Path.GetDirectoryName(path);
        if (!Directory.Exists(directory))
        {
            return string.Empty;
        }

        string? nearest = NearestName.Find(Path.GetFileName(path), [.. Directory.EnumerateFiles(directory, "*.json").Select(file => Path.GetFileName(file))]);
        return nearest is null ? string.Empty : $"; did you mean \"{nearest}\"?";
    }
}
