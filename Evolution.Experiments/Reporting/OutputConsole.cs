using Spectre.Console;

namespace Evolution.Experiments.Reporting;

/// <summary>Standard output, for tables.</summary>
internal static class OutputConsole
{
    /// <summary>Wider than any table here. A table takes no more than it needs.</summary>
    private const int WideEnough = 100_000;

    /// <summary>Returns it: as wide as the terminal; a pipe or a file has no width, so that no cell is broken there.</summary>
    public static IAnsiConsole Create()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings());
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = WideEnough;
        }

        return console;
    }
}
