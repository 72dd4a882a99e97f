using System.CommandLine;
using System.CommandLine.Parsing;
using Evolution.Core.Configuration;

namespace Evolution.Experiments.Commands;

/// <summary>Options that take one of a few names, as a config has them; their case does not count.</summary>
internal static class ChoiceOption
{
    /// <summary>Makes an option.</summary>
    /// <typeparam name="TChoice">The enumeration of the names.</typeparam>
    /// <param name="name">Its name, hyphens included.</param>
    /// <param name="description">What <c>--help</c> says of it.</param>
    /// <param name="fallback">Its value where it is not given.</param>
    public static Option<TChoice> Of<TChoice>(string name, string description, TChoice fallback = default)
        where TChoice : struct, Enum => new(name)
        {
            Description = description,
            DefaultValueFactory = _ => fallback,
            CustomParser = result => Parse<TChoice>(result, name),
        };

    private static TChoice Parse<TChoice>(ArgumentResult result, string name)
        where TChoice : struct, Enum
    {
        string text = result.Tokens[0].Value;
        foreach (TChoice choice in Enum.GetValues<TChoice>())
        {
            if (EnumNames.Of(choice).Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return choice;
            }
        }

        IReadOnlyList<string> known = EnumNames.Of(typeof(TChoice));
        string nearest = NearestName.Find(text, known) is { } one ? $"did you mean \"{one}\"? " : string.Empty;
        result.AddError($"{name}: unknown value \"{text}\"; {nearest}one of: {string.Join(", ", known)}");
        return default;
    }
}
