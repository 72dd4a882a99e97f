using Evolution.Experiments.Tasks;

namespace Evolution.Experiments.Playback;

/// <summary>A picture that moves: what is to be drawn of each state of an episode.</summary>
/// <param name="Kind">What it is: <c>cart</c>, <c>valley</c>, <c>pendulum</c> or <c>acrobot</c>.</param>
/// <param name="SecondsPerStep">How long a control step is shown.</param>
/// <param name="Lengths">The lengths of poles or links, in metres; for a valley the position of the goal.</param>
/// <param name="Frames">For each state its position, where there is one, then its angles in radians.</param>
internal sealed record EpisodeScene(string Kind, double SecondsPerStep, IReadOnlyList<float> Lengths, IReadOnlyList<float[]> Frames)
{
    private const double ControlStep = 0.02;

    /// <summary>Returns the scene of an episode.</summary>
    /// <param name="taskName">The task's id.</param>
    /// <param name="states">The states, the first one before the first control step.</param>
    /// <returns>Null for states that nobody has a picture of.</returns>
    public static EpisodeScene? Of(string taskName, object states) => states switch
    {
        List<CartPoleState> carts => new("cart", ControlStep, [1f], [.. carts.Select(state => new[] { state.X, state.Angle })]),
        List<PoleState> carts => new("cart", ControlStep, [1f], [.. carts.Select(state => new[] { state.X, state.Angle })]),
        List<DoublePoleState> carts => new("cart", ControlStep, [1f, 0.1f], [.. carts.Select(FrameOf)]),
        List<DoublePoleNoVelocityState> carts => new("cart", ControlStep, [1f, 0.1f], [.. carts.Select(state => FrameOf(state.Poles))]),
        List<MountainCarState> cars => new(
            "valley", 1.0 / 30, [taskName.StartsWith("mountain-car-continuous/", StringComparison.Ordinal) ? 0.45f : 0.5f], [.. cars.Select(state => new[] { state.X })]),
        List<PendulumState> pendulums => new("pendulum", 0.05, [1f], [.. pendulums.Select(state => new[] { state.Angle })]),
        List<AcrobotState> links => new("acrobot", 0.1, [1f, 1f], [.. links.Select(state => new[] { state.Angle1, state.Angle2 })]),
        _ => null,
    };

    private static float[] FrameOf(DoublePoleState state) => [state.X, state.Angle1, state.Angle2];
}
