using System.CommandLine;
using Evolution.Experiments.UserCode;

namespace Evolution.Experiments.Commands;

/// <summary><c>trust</c>.</summary>
internal static class TrustCommand
{
    /// <summary>Creates the verb.</summary>
    public static Command Create()
    {
        var folder = new Argument<string?>("FOLDER") { Description = "A folder; its subfolders are trusted too. The trusted ones are listed if none is given.", Arity = ArgumentArity.ZeroOrOne };
        var remove = new Option<bool>("--remove") { Description = "Trust it no longer." };
        var command = new Command("trust", "Lets configs of a folder run the code that they name. Example: evolution trust .") { folder, remove };
        command.SetAction(result => Trust(result.GetValue(folder), result.GetValue(remove)));
        return command;
    }

    /// <summary>Creates the flag by which code is run without a trusted folder.</summary>
    public static Option<bool> Flag() => new("--trust") { Description = "Run the code that the file names: it has your rights." };

    private static int Trust(string? folder, bool remove)
    {
        if (folder is null)
        {
            foreach (string one in TrustedFolders.All)
            {
                Console.Out.WriteLine(one);
            }

            return ExitCode.Done;
        }

        if (folder.Length == 0)
        {
            throw new UserException("FOLDER: \"\" is no folder; this one is \".\".", ExitCode.BadInput);
        }

        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        try
        {
            return Change(full, remove);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"\"{TrustedFolders.ListFile}\" cannot be written: {exception.Message}", ExitCode.BadInput);
        }
    }

    private static int Change(string folder, bool remove)
    {
        if (remove)
        {
            return TrustedFolders.Remove(folder)
                ? ExitCode.Done
                : throw new UserException($"\"{folder}\" is not among the trusted folders; see: evolution trust", ExitCode.BadInput);
        }

        if (!Directory.Exists(folder))
        {
            throw new UserException($"\"{folder}\" is no folder.", ExitCode.BadInput);
        }

        TrustedFolders.Add(folder);
        Console.Out.WriteLine($"Configs in \"{folder}\" may run the code that they name (noted in \"{TrustedFolders.ListFile}\").");
        return ExitCode.Done;
    }
}
