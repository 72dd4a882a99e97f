using Evolution.Core.Configuration;
using Evolution.Core.Tasks;

namespace Evolution.Experiments.Csv;

/// <summary>Which columns of a file are inputs and which are targets.</summary>
internal sealed class CsvColumns
{
    private readonly List<ParameterFault> _faults = [];
    private readonly string[] _header;

    private CsvColumns(string[] header)
    {
        _header = header;
    }

    /// <summary>Gets the positions of the inputs.</summary>
    public int[] Inputs { get; private set; } = [];

    /// <summary>Gets the positions of the targets.</summary>
    public int[] Targets { get; private set; } = [];

    /// <summary>Gets the names of the inputs.</summary>
    public string[] InputNames => [.. Inputs.Select(column => _header[column])];

    /// <summary>Opens the file of the parameters.</summary>
    /// <exception cref="TaskParameterException">There is no such file, or the separator is not a character.</exception>
    public static CsvFile Open(CsvParameters parameters)
    {
        var faults = new List<ParameterFault>();
        if (parameters.File.Length == 0)
        {
            faults.Add(new ParameterFault("file", "missing"));
        }
        else if (!File.Exists(parameters.File))
        {
            string what = Directory.Exists(parameters.File) ? "is a directory, not a file" : "does not exist";
            faults.Add(new ParameterFault("file", $"\"{parameters.File}\" {what}"));
        }

        if (parameters.Separator.Length != 1 || parameters.Separator[0] is '"' or '\r' or '\n')
        {
            faults.Add(new ParameterFault("separator", $"\"{parameters.Separator}\" is not one character that can stand between fields"));
        }

        return faults.Count == 0 ? new CsvFile(parameters.File, parameters.Separator) : throw new TaskParameterException(faults);
    }

    /// <summary>Finds the columns.</summary>
    /// <param name="header">The names of a file's columns.</param>
    /// <param name="inputs">The inputs; none stands for every column that is no target.</param>
    /// <param name="targets">Each target, with the parameter that names it.</param>
    /// <exception cref="TaskParameterException">A column is unknown or named twice, or there is none.</exception>
    public static CsvColumns Find(string[] header, IReadOnlyList<string> inputs, IReadOnlyList<(string Path, string Name)> targets)
    {
        var columns = new CsvColumns(header);
        columns.Targets = columns.Positions(targets);
        columns.Inputs = inputs.Count > 0
            ? columns.Positions([.. inputs.Select((name, i) => ($"inputs[{i}]", name))])
            : [.. Enumerable.Range(0, header.Length).Except(columns.Targets)];
        foreach ((int column, int i) in columns.Inputs.Select((column, i) => (column, i)).Where(input => columns.Targets.Contains(input.column)))
        {
            columns._faults.Add(new ParameterFault($"inputs[{i}]", $"\"{header[column]}\" is a target too"));
        }

        if (columns.Inputs.Length == 0)
        {
            columns._faults.Add(new ParameterFault("inputs", "the file has no column but the targets"));
        }

        return columns._faults.Count == 0 ? columns : throw new TaskParameterException(columns._faults);
    }

    private int[] Positions(IReadOnlyList<(string Path, string Name)> names)
    {
        var positions = new List<int>();
        foreach ((string path, string name) in names)
        {
            int position = Array.IndexOf(_header, name);
            if (position < 0)
            {
                string known = NearestName.Find(name, _header) is { } nearest
                    ? $"did you mean \"{nearest}\"?"
                    : $"the columns are: {string.Join(", ", _header.Take(20))}{(_header.Length > 20 ? ", ..." : string.Empty)}";
                _faults.Add(new ParameterFault(path, $"the file has no column \"{name}\"; {known}"));
            }
            else if (positions.Contains(position))
            {
                _faults.Add(new ParameterFault(path, $"the column \"{name}\" is named twice"));
            }
            else
            {
                positions.Add(position);
            }
        }

        return [.. positions];
    }
}
