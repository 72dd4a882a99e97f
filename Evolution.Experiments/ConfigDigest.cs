using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Evolution.Experiments;

/// <summary>Tells apart configs that lead to different runs.</summary>
internal static class ConfigDigest
{
    private static readonly string[] LeftOut = ["stop", "checkpoint", "output"];

    private static readonly string[] LeftOutOfEvaluation = ["backend", "devices", "threads"];

    /// <summary>Returns whether a value may change without a change of the digest.</summary>
    /// <param name="path">Its path in the config, such as stop.generations.</param>
    public static bool LeavesOut(string path) =>
        LeftOut.Contains(path.Split('.')[0]) || LeftOutOfEvaluation.Any(name => path == $"evaluation.{name}");

    /// <summary>Returns SHA-256 over the resolved config without what a run may be continued under a change of: stop rules, checkpoints, output, backend, devices, threads, and the place of a task's code, whose digest stays.</summary>
    /// <param name="config">The resolved config as text.</param>
    public static string Of(string config)
    {
        JsonObject root = JsonNode.Parse(config)!.AsObject();
        foreach (string section in LeftOut)
        {
            root.Remove(section);
        }

        if (root["task"] is JsonObject task && task.ContainsKey("digest"))
        {
            // The content counts, not where it lies.
            task.Remove("source");
            task.Remove("assembly");
        }

        JsonObject evaluation = root["evaluation"]!.AsObject();
        foreach (string name in LeftOutOfEvaluation)
        {
            evaluation.Remove(name);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root.ToJsonString())));
    }
}
