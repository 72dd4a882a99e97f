namespace Evolution.Core.Genomes;

/// <summary>How the values of all networks of a run follow each other; the default is feed-forward.</summary>
/// <param name="Kind">Whether networks may have cycles. For feed-forward ones the rest has its default.</param>
/// <param name="Semantics">What a control step does with a recurrent network.</param>
/// <param name="Updates">Synchronous updates a control step, at least 1.</param>
/// <param name="TimeStep">The length of an update in the unit of the time constants, above 0; 0 where there are none.</param>
public readonly record struct NetworkDynamics(NetworkKind Kind, NetworkSemantics Semantics, int Updates, float TimeStep)
{
    /// <summary>Gets whether networks may have cycles, and so keep a state.</summary>
    public bool IsRecurrent => Kind == NetworkKind.Recurrent;

    /// <summary>Gets whether each node after the inputs has a time constant.</summary>
    public bool HasTimeConstants => IsRecurrent && Semantics == NetworkSemantics.Ctrnn;

    /// <summary>Gets the name for reports, such as <c>feedforward</c> or <c>recurrent, settle, 5 updates a control step</c>.</summary>
    public string Title => IsRecurrent
        ? $"recurrent, {Semantics.ToString().ToLowerInvariant()}, {Updates} {(Updates == 1 ? "update" : "updates")} a control step"
        : "feedforward";
}
