namespace Evolution.Core.Configuration;

/// <summary>Finds the name that a misspelt one was meant to be.</summary>
public static class NearestName
{
    /// <summary>A table for names of this length takes no memory from the heap: a file may have hundreds of unknown keys.</summary>
    private const int ShortRow = 64;

    /// <summary>Returns the known name with the fewest edits to <paramref name="name"/>, or null where none is plausible.</summary>
    /// <remarks>Case does not count. A name is plausible where at most a third of the longer one's characters changed.</remarks>
    /// <param name="name">The misspelt name.</param>
    /// <param name="known">The candidates; the first of equally near ones is returned.</param>
    public static string? Find(string name, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(known);
        string? nearest = null;
        int best = int.MaxValue;
        string upper = name.ToUpperInvariant();
        foreach (string candidate in known)
        {
            int allowed = Math.Max(name.Length, candidate.Length) / 3;
            // The distance is at least the difference in length, which spares the table for a key of a megabyte.
            if (Math.Abs(name.Length - candidate.Length) > allowed)
            {
                continue;
            }

            int distance = Distance(upper, candidate.ToUpperInvariant());
            if (distance <= allowed && distance < best)
            {
                best = distance;
                nearest = candidate;
            }
        }

        return nearest;
    }

    /// <summary>Returns the name of the JSON file beside <paramref name="path"/> that it was meant to be, or null where none is plausible.</summary>
    /// <param name="path">The path of a file that does not exist.</param>
    public static string? FindFile(string path)
    {
        string directory = Path.GetDirectoryName(path) is { Length: > 0 } name ? name : ".";
        return Directory.Exists(directory)
            ? Find(Path.GetFileName(path), Directory.EnumerateFiles(directory, "*.json").Select(file => Path.GetFileName(file)))
            : null;
    }

    /// <summary>Returns the number of insertions, deletions, replacements and swaps of neighbours that turn one text into the other.</summary>
    /// <remarks>Damerau-Levenshtein distance in its restricted form: no part is edited twice.</remarks>
    /// <param name="left">One text.</param>
    /// <param name="right">The other text.</param>
    public static int Distance(string left, string right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        int width = right.Length + 1;
        Span<int> table = width <= ShortRow ? stackalloc int[3 * ShortRow] : new int[3 * width];
        Span<int> beforeLast = table[..width];
        Span<int> last = table[width..(2 * width)];
        Span<int> current = table[(2 * width)..(3 * width)];
        for (int j = 0; j < width; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int replace = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(replace, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
                }
            }

            Span<int> free = beforeLast;
            beforeLast = last;
            last = current;
            current = free;
        }

        return last[right.Length];
    }
}
