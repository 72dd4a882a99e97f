using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Evolution.Experiments.Reporting;

/// <summary>What <c>generations.csv</c> tells: of a long run evenly spaced generations and the last one, enough for a picture.</summary>
internal sealed class GenerationTable
{
    /// <summary>The rows kept at most, the last one not counted.</summary>
    public const int MostRows = 600;

    private static readonly string[] Needed =
        ["generation", "bestFitness", "meanFitness", "championFitness", "meanHidden", "meanConnections", "species"];

    private GenerationTable(IReadOnlyList<GenerationRow> rows) => Rows = rows;

    /// <summary>Gets the rows, by generation; at least one.</summary>
    public IReadOnlyList<GenerationRow> Rows { get; }

    /// <summary>Reads the file.</summary>
    /// <param name="path">Its path.</param>
    /// <exception cref="InvalidDataException">It is damaged; the message says where.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static GenerationTable Read(string path) => Parse(File.ReadLines(path));

    /// <summary>Reads the lines of a file; a last line that was cut off is left out.</summary>
    /// <exception cref="InvalidDataException">A line is damaged, or there is none after the header.</exception>
    public static GenerationTable Parse(IEnumerable<string> lines)
    {
        var rows = new List<GenerationRow>();
        GenerationRow? last = null;
        int stride = 1;
        int number = 0;
        int cut = 0;
        int[]? columns = null;
        int width = 0;
        foreach (string line in lines)
        {
            number++;
            if (columns is null)
            {
                columns = ColumnsOf(line);
                width = line.Split(',').Length;
                continue;
            }

            string[] cells = line.Split(',');
            GenerationRow? row = null;
            if (cut > 0 || cells.Length != width || !TryParse(cells, columns, out row))
            {
                cut = cut > 0 ? throw new InvalidDataException($"line {cut} is damaged.") : number;
                continue;
            }

            if ((number - 2) % stride == 0)
            {
                rows.Add(row);
            }

            last = row;
            if (rows.Count > MostRows)
            {
                rows = [.. rows.Where((_, index) => index % 2 == 0)];
                stride *= 2;
            }
        }

        if (last is null)
        {
            throw new InvalidDataException("no generation in it.");
        }

        return new GenerationTable(rows[^1] == last ? rows : [.. rows, last]);
    }

    private static int[] ColumnsOf(string header)
    {
        string[] names = header.Split(',');
        int[] columns = [.. Needed.Append("speciesMembers").Select(name => Array.IndexOf(names, name))];
        int missing = Array.IndexOf(columns, -1);
        return missing >= 0 && missing < Needed.Length
            ? throw new InvalidDataException($"line 1 has no column \"{Needed[missing]}\".")
            : columns;
    }

    private static bool TryParse(string[] cells, int[] columns, [NotNullWhen(true)] out GenerationRow? row)
    {
        row = null;
        double[] numbers = new double[Needed.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!double.TryParse(cells[columns[i]], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return false;
            }
        }

        (int Id, int Members)[]? members = [];
        if (columns[^1] >= 0 && (members = MembersOf(cells[columns[^1]])) is null)
        {
            return false;
        }

        row = new GenerationRow((int)numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], (int)numbers[6], members);
        return true;
    }

    /// <summary>Reads species as <c>id:members</c>, with blanks between; null where it is nothing of the kind.</summary>
    private static (int Id, int Members)[]? MembersOf(string cell)
    {
        string[] parts = cell.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var members = new (int Id, int Members)[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            string[] pair = parts[i].Split(':');
            if (pair.Length != 2
                || !int.TryParse(pair[0], NumberStyles.None, CultureInfo.InvariantCulture, out members[i].Id)
                || !int.TryParse(pair[1], NumberStyles.None, CultureInfo.InvariantCulture, out members[i].Members))
            {
                return null;
            }
        }

        return members;
    }
}
