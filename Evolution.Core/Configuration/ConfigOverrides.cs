using System.Text.Json;

namespace Evolution.Core.Configuration;

/// <summary>Sets single values of a parsed config by their paths, in the order given, before it is bound.</summary>
internal static class ConfigOverrides
{
    /// <summary>Sets the values. A path that no option has is left for the binder to find.</summary>
    public static void Apply(ConfigNode root, IReadOnlyList<(string Path, string Value)> overrides, FaultList faults)
    {
        foreach ((string path, string value) in overrides)
        {
            string[] keys = path.Split('.');
            if (keys.Any(string.IsNullOrWhiteSpace))
            {
                faults.Add(string.Empty, $"{FaultText.Quote(path)} is not a path", fromOverride: true);
                continue;
            }

            if (FindParent(root, keys) is { } parent)
            {
                parent.Members[keys[^1]] = ConfigParser.ParseOverride(value, path, faults);
            }
        }
    }

    private static ConfigNode? FindParent(ConfigNode root, string[] keys)
    {
        ConfigNode node = root;
        for (int i = 0; i < keys.Length - 1; i++)
        {
            if (!node.Members.TryGetValue(keys[i], out ConfigNode? child))
            {
                child = new ConfigNode(JsonValueKind.Object, string.Empty, fromOverride: true);
                node.Members.Add(keys[i], child);
            }
            else if (i == 0 && keys[0] == TaskBinder.Key && child.Kind == JsonValueKind.String)
            {
                child = TaskBinder.ToObject(child);
                node.Members[keys[0]] = child;
            }

            // The binder complains about this value itself.
            if (child.Kind != JsonValueKind.Object)
            {
                return null;
            }

            node = child;
        }

        return node.Kind == JsonValueKind.Object ? node : null;
    }
}
