using System.Text.Json;

namespace Evolution.Core.Runs;

/// <summary>What is wrong with a file that this program writes. The serializer names .NET types, which say nothing to whoever has the file.</summary>
public static class JsonFault
{
    /// <summary>Returns the place and the fault: what is missing or of another type, or why the text is no JSON.</summary>
    /// <param name="exception">What the serializer threw.</param>
    /// <param name="kind">What the file is to be, with its article.</param>
    public static string InWords(JsonException exception, string kind)
    {
        ArgumentNullException.ThrowIfNull(exception);
        ArgumentException.ThrowIfNullOrEmpty(kind);
        return $"{exception.Path ?? "$"}: {WithoutTypes(exception.Message, kind)}";
    }

    private static string WithoutTypes(string message, string kind)
    {
        const string MissingList = "including:";
        int missing = message.IndexOf(MissingList, StringComparison.Ordinal);
        if (missing >= 0)
        {
            return $"missing: {message[(missing + MissingList.Length)..].Trim()}";
        }

        if (message.Contains("Evolution.", StringComparison.Ordinal) || message.Contains("System.", StringComparison.Ordinal))
        {
            return $"unknown, or of another type than {kind} has there.";
        }

        if (message.Contains("does not contain any JSON tokens", StringComparison.Ordinal))
        {
            return "the file is empty.";
        }

        int end = message.IndexOf(" Path:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
