using System.Globalization;
using System.Runtime.CompilerServices;

namespace Evolution.Core.Genomes;

/// <summary>
/// The message of a check, formatted only where the check fails: a file of some kilobytes has thousands of checks that hold, and
/// their messages would be most of what reading it allocates.
/// </summary>
[InterpolatedStringHandler]
internal ref struct UnmetMessage
{
    private DefaultInterpolatedStringHandler _text;

    /// <summary>Begins a message; called by the compiler.</summary>
    public UnmetMessage(int literalLength, int formattedCount, bool condition, out bool isFormatted)
    {
        isFormatted = !condition;
        _text = isFormatted ? new DefaultInterpolatedStringHandler(literalLength, formattedCount, CultureInfo.InvariantCulture) : default;
    }

    /// <summary>Appends text; called by the compiler.</summary>
    public void AppendLiteral(string text) => _text.AppendLiteral(text);

    /// <summary>Appends a value; called by the compiler.</summary>
    public void AppendFormatted<TValue>(TValue value) => _text.AppendFormatted(value);

    /// <summary>Returns the message.</summary>
    public string ToStringAndClear() => _text.ToStringAndClear();
}
