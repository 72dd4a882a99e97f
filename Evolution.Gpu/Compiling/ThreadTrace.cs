using System.Diagnostics;
using System.Text;

namespace Evolution.Gpu.Compiling;

/// <summary>Collects what the present thread writes to <see cref="Trace"/>, until disposed: ILGPU leaves the driver's log nowhere else.</summary>
internal sealed class ThreadTrace : TraceListener
{
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly StringBuilder _text = new();

    /// <summary>Starts to collect.</summary>
    public ThreadTrace() => Trace.Listeners.Add(this);

    /// <summary>Gets what was collected.</summary>
    public string Text => _text.ToString().Trim();

    /// <inheritdoc/>
    public override void Write(string? message)
    {
        if (Environment.CurrentManagedThreadId == _thread)
        {
            _text.Append(message);
        }
    }

    /// <inheritdoc/>
    public override void WriteLine(string? message) => Write(message + "\n");

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Trace.Listeners.Remove(this);
        base.Dispose(disposing);
    }
}
