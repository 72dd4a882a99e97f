using System.Text.Json.Nodes;

namespace Evolution.Experiments.Studies;

/// <summary>Finds where two configs lead to different figures.</summary>
internal static class ConfigDifference
{
    private static readonly string[] Irrelevant = ["seed", "output", "checkpoint", "evaluation.backend", "evaluation.devices", "evaluation.threads"];

    /// <summary>Returns the first value that differs, in words; null where none does that matters.</summary>
    /// <param name="saved">The resolved config of runs that are there.</param>
    /// <param name="asked">The one that is asked for.</param>
    public static string? Find(JsonNode? saved, JsonNode? asked) => Find(saved, asked, string.Empty);

    private static string? Find(JsonNode? saved, JsonNode? asked, string path)
    {
        if (Irrelevant.Contains(path) || JsonNode.DeepEquals(saved, asked))
        {
            return null;
        }

        return saved is JsonObject left && asked is JsonObject right
            ? left.Select(member => member.Key).Union(right.Select(member => member.Key))
                .Select(key => Find(left[key], right[key], path.Length == 0 ? key : $"{path}.{key}"))
                .FirstOrDefault(difference => difference is not null)
            : $"{(path.Length == 0 ? "it" : path)} is {Text(saved)}, not {Text(asked)}";
    }

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";
}
