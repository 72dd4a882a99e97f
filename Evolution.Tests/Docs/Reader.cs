using Evolution.Experiments;
using Evolution.Tests.Support;
using NUnit.Framework;
using Spectre.Console;

namespace Evolution.Tests.Docs;

/// <summary>Does what a page says, in a directory with copies of the shipped configs.</summary>
/// <param name="directory">Where.</param>
/// <param name="document">The page.</param>
/// <param name="below">The directory below it to work in.</param>
internal sealed class Reader(TemporaryDirectory directory, Document document, string below = "")
{
    private static readonly string[] FromSource = ["dotnet", "run", "-c", "Release", "--project", "Evolution.Experiments", "--"];

    private string _current = directory.PathOf(below);

    /// <summary>Gets or sets what runs a command that is not the program's, given its words and where; returns what went wrong, or null.</summary>
    public Func<string[], string, string?> Other { get; init; } = (words, _) => $"No test runs \"{words[0]}\".";

    /// <summary>Takes the steps in order; a command must succeed.</summary>
    public void Follow()
    {
        CopyConfigs();
        foreach (DocumentStep step in document.Steps.Where(step => !step.IsNotRun))
        {
            string? fault = step.File is null ? Execute(step) : Write(step.File, step.Text);
            Assert.That(fault, Is.Null, $"{document.Path}, line {step.Line}: {step.Text}");
        }
    }

    private void CopyConfigs()
    {
        string from = Path.Combine(SourceTree.Root, "config");
        foreach (string path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            Write(Path.Combine("config", Path.GetRelativePath(from, path)), File.ReadAllText(path));
        }
    }

    private string? Write(string name, string text)
    {
        string path = Path.Combine(_current, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return null;
    }

    private string? Execute(DocumentStep step)
    {
        string[] words = step.Words;
        if (words[0] == "mkdir")
        {
            Directory.CreateDirectory(Path.Combine(_current, words[1]));
            return null;
        }

        if (words[0] == "cd")
        {
            _current = Path.GetFullPath(Path.Combine(_current, words[1]));
            return Directory.Exists(_current) ? null : "There is no such directory.";
        }

        if (words.AsSpan().StartsWith(FromSource))
        {
            words = ["evolution", .. words[FromSource.Length..]];
        }

        return words[0] == "evolution" ? Run(words[1..], step.IsLong) : Other(words, _current);
    }

    /// <summary>Runs the program in this process, which starts it in no time.</summary>
    private string? Run(string[] arguments, bool isLong)
    {
        int redirection = Array.IndexOf(arguments, ">");
        string[] own = redirection < 0 ? arguments : arguments[..redirection];
        using var output = new StringWriter();
        using var error = new StringWriter();
        (TextWriter Output, TextWriter Error, string Directory) before = (Console.Out, Console.Error, Environment.CurrentDirectory);
        int code;
        try
        {
            Console.SetOut(output);
            Console.SetError(error);
            Environment.CurrentDirectory = _current;
            AnsiConsole.Console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
            code = EvolutionApp.Run(isLong ? SmallCommand.Of(own) : own);
        }
        finally
        {
            Console.SetOut(before.Output);
            Console.SetError(before.Error);
            Environment.CurrentDirectory = before.Directory;
            AnsiConsole.Console = AnsiConsole.Create(new AnsiConsoleSettings());
        }

        if (redirection >= 0)
        {
            Write(arguments[redirection + 1], output.ToString());
        }

        return code == 0 ? null : $"Exit code {code}. {output} {error}";
    }
}
