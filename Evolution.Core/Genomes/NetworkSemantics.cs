namespace Evolution.Core.Genomes;

/// <summary>
/// How a recurrent network goes from one control step to the next. All three rest on the synchronous update: every node
/// computes its new value from the values of all nodes before the update, the inputs being those of the control step.
/// </summary>
/// <remarks>
/// The state starts at 0 in every node when an episode or a row begins, and the first control step is like any other. Stanley's
/// code repeats its first update until every output has been reached, at most 20 times: that number depends on the
/// network, and it makes the first action of an episode another function than all later ones, so it is not done here.
/// </remarks>
public enum NetworkSemantics
{
    /// <summary>One synchronous update a control step, as in Stanley's code: a signal passes one connection a step.</summary>
    Synchronous,

    /// <summary>A fixed number of synchronous updates a control step, the inputs held; the state is kept between control steps.</summary>
    Settle,

    /// <summary>
    /// A continuous-time network: nodes follow <c>tau dy/dt = -y + f(sum)</c>, by forward Euler steps of a fixed length
    /// (the equation and the synchronous step of neat-python's CTRNN).
    /// </summary>
    Ctrnn,
}
