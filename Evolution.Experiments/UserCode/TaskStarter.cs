namespace Evolution.Experiments.UserCode;

/// <summary>A task that runs as it is, to be changed into one's own.</summary>
internal static class TaskStarter
{
    /// <summary>Gets the kinds of tasks.</summary>
    public static string[] Kinds { get; } = ["environment", "samples", "host", "population"];

    /// <summary>Returns the C# file.</summary>
    /// <param name="name">The task's name, in kebab case.</param>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    public static string Source(string name, string kind)
    {
        using Stream stream = typeof(TaskStarter).Assembly.GetManifestResourceStream("Starters/" + kind)!;
        using var reader = new StreamReader(stream);
        string type = string.Concat(name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return reader.ReadToEnd().Replace("my-task", name, StringComparison.Ordinal).Replace("MyTask", type, StringComparison.Ordinal);
    }

    /// <summary>Returns the config.</summary>
    /// <param name="name">The task's name, in kebab case.</param>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    public static string Config(string name, string kind) =>
        $$"""
        {
          "task": { "source": "{{name}}.cs" },
          "population": 150,
          "evaluation": { "episodes": {{(kind is "environment" or "host" ? 5 : 1)}} },
          "stop": { "generations": 100 }
        }

        """;
}
