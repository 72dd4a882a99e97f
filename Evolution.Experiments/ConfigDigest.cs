using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Evolution.Experiments;

/// <summary>Tells apart configs that lead to different runs.</summary>
internal static class ConfigDigest
{
    /// <summary>Returns SHA-256 over the resolved config without what a run may be continued under a change of: stop rules, checkpoints, output, backend, devices, threads, and the place of a task's code, whose digest stays.</summary>
    /// <param name="config">The resolved config as text.</param>
    public static string Of(string config)
    {
        JsonObject root = JsonNode.Parse(config)!.AsObject();
        root.Remove("stop");
        root.Remove("checkpoint");
        root.Remove("output");
        if (root["task"] is JsonObject task && task.ContainsKey("digest"))
        {
            // The content counts, not where it lies.
            task.Remove("source");
            task.Remove("assembly");
        }

        JsonObject evaluation = root["evaluation"]!.AsObject();
        evaluation.Remove("backend");
        evaluation.Remove("devices");
        evaluation.Remove("threads");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root.ToJsonString())));
    }
}
