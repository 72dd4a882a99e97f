using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Evolution.Experiments.Csv;

/// <summary>Reads a CSV file row by row; memory does not grow with the file.</summary>
internal sealed class CsvFile : IDisposable
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _name;
    private readonly CsvParser _parser;

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="path">The file, which exists.</param>
    /// <param name="separator">The character between fields.</param>
    /// <exception cref="UserException">The file cannot be read or has no header.</exception>
    public CsvFile(string path, string separator)
    {
        _name = path;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = separator,
            IgnoreBlankLines = false,
            TrimOptions = TrimOptions.Trim,
            BadDataFound = bad => throw Damaged($"a quote is not where it may be: {Excerpt(bad.RawRecord)}"),
        };
        try
        {
            _parser = new CsvParser(new StreamReader(path, StrictUtf8), configuration);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"\"{path}\" cannot be read: {exception.Message}", ExitCode.BadInput);
        }

        Header = Advance() ? [.. _parser.Record!] : throw new UserException($"{path}: empty, where a header of column names is expected.", ExitCode.DamagedFile);
        if (Header.GroupBy(column => column).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw Damaged($"the column \"{twice.Key}\" is there twice");
        }
    }

    /// <summary>Gets the names of the columns.</summary>
    public string[] Header { get; }

    /// <summary>Goes to the next row. Blank lines may only end the file.</summary>
    /// <returns>False where there is none.</returns>
    /// <exception cref="UserException">The row has not as many fields as the header.</exception>
    public bool ReadRow()
    {
        int blank = 0;
        while (Advance())
        {
            if (_parser.Count == 1 && _parser[0].Length == 0)
            {
                blank = blank == 0 ? _parser.RawRow : blank;
                continue;
            }

            if (blank > 0)
            {
                throw new UserException($"{_name}:{blank}: the line is empty.", ExitCode.DamagedFile);
            }

            return _parser.Count == Header.Length ? true : throw Damaged($"{_parser.Count} fields where the header has {Header.Length}");
        }

        return false;
    }

    /// <summary>Returns a field of the row.</summary>
    /// <exception cref="UserException">It is empty.</exception>
    public string Text(int column)
    {
        string text = _parser[column];
        return text.Length > 0 ? text : throw Damaged($"the column \"{Header[column]}\" is empty");
    }

    /// <summary>Returns a field of the row as a number.</summary>
    /// <exception cref="UserException">It is not a finite number.</exception>
    public float Number(int column)
    {
        string text = Text(column);
        return float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float number) && float.IsFinite(number)
            ? number
            : throw Damaged($"{Excerpt(text)} in the column \"{Header[column]}\" is not a finite number");
    }

    /// <summary>Returns the complaint about the present row.</summary>
    public UserException Damaged(string what) => new($"{_name}:{_parser.RawRow}: {what}.", ExitCode.DamagedFile);

    /// <inheritdoc/>
    public void Dispose() => _parser.Dispose();

    private static string Excerpt(string text)
    {
        string line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return line.Length <= 40 ? $"\"{line}\"" : $"\"{line[..40]}...\"";
    }

    private bool Advance()
    {
        try
        {
            return _parser.Read();
        }
        catch (DecoderFallbackException)
        {
            // The reader decodes ahead of the rows, so that the place of the byte is not known.
            throw new UserException($"{_name}: holds bytes that are not UTF-8; save it as UTF-8.", ExitCode.DamagedFile);
        }
        catch (IOException exception)
        {
            throw new UserException($"\"{_name}\" cannot be read: {exception.Message}", ExitCode.BadInput);
        }
    }
}
