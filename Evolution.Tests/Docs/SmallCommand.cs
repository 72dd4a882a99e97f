namespace Evolution.Tests.Docs;

/// <summary>Makes a command that takes long, or a GPU, small: the same verb and config, less work, the host.</summary>
internal static class SmallCommand
{
    private static readonly (string Verb, (string Option, string Value)[] Values)[] Sizes =
    [
        ("run", [("--generations", "3"), ("--population", "50"), ("--backend", "cpu")]),
        ("resume", [("--generations", "5"), ("--backend", "cpu")]),
        ("reproduce", [("--seeds", "2"), ("--generations", "2"), ("--backend", "cpu")]),
        ("verify", [("--networks", "20"), ("--mutated", "3"), ("--backend", "cpu")]),
        ("bench evaluate", [("--networks", "20"), ("--repeats", "1"), ("--backend", "cpu")]),
        ("bench generation", [("--population", "100"), ("--edges", "5"), ("--repeats", "2")]),
        ("bench network", [("--edges", "1000"), ("--repeats", "1"), ("--backend", "cpu")]),
    ];

    /// <summary>Returns the arguments with the values of a small command in place of their own.</summary>
    /// <exception cref="InvalidOperationException">The verb has no small form.</exception>
    public static string[] Of(string[] arguments)
    {
        string line = string.Join(' ', arguments);
        (string Option, string Value)[] values = Sizes.FirstOrDefault(size => line.StartsWith(size.Verb + " ", StringComparison.Ordinal)).Values
            ?? throw new InvalidOperationException($"Nobody said how \"{line}\" is made small.");
        List<string> small = [.. arguments];
        foreach ((string option, string value) in values)
        {
            int place = small.IndexOf(option);
            if (place < 0)
            {
                small.AddRange([option, value]);
            }
            else
            {
                small[place + 1] = value;
            }
        }

        return [.. small];
    }
}
