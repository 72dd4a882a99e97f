using Evolution.Core.Numerics;

namespace Evolution.Core.Tasks;

/// <summary>
/// A closed loop: observe, act, step, until the episode ends. Implement it as a <c>readonly struct</c> in plain C#;
/// whole episodes run in the reference evaluator, the SIMD evaluator and in one kernel launch from this one source.
/// </summary>
/// <remarks>
/// No <c>throw</c>, no array and no <c>MathF</c> transcendental (use <see cref="PortableMath"/>): a kernel cannot take them.
/// Fields are numbers or enums, not <c>bool</c>. Compare with a constant on the right, and write two constants that are added
/// or multiplied one after the other as one: ILGPU turns the former round for NaN, and rounds once for the latter.
/// </remarks>
/// <typeparam name="TState">The state of one episode: a struct of numbers.</typeparam>
public interface IEnvironment<TState>
    where TState : unmanaged
{
    /// <summary>Gets the number of observations a step.</summary>
    static abstract int InputCount { get; }

    /// <summary>Gets the number of network outputs that <see cref="Step"/> reads.</summary>
    static abstract int OutputCount { get; }

    /// <summary>Gets the control steps after which an episode ends at the latest, at least 1.</summary>
    int MaxSteps { get; }

    /// <summary>Starts an episode.</summary>
    /// <param name="random">The episode's own random numbers.</param>
    /// <param name="episode">The episode's number, counted from 0, for tasks with fixed starts.</param>
    TState Reset(ref RandomStream random, int episode);

    /// <summary>Writes what the network sees.</summary>
    void Observe<TInputs>(in TState state, TInputs inputs)
        where TInputs : struct, IFloatBuffer, allows ref struct;

    /// <summary>Applies the network's outputs for one control step.</summary>
    /// <param name="state">The state, advanced in place.</param>
    /// <param name="outputs">The network's outputs.</param>
    /// <param name="score">The episode's score so far; starts at 0.</param>
    /// <returns>False when the episode has ended.</returns>
    bool Step<TOutputs>(ref TState state, TOutputs outputs, ref float score)
        where TOutputs : struct, IFloatBuffer, allows ref struct;

    /// <summary>Turns the summed episode scores into a fitness.</summary>
    /// <param name="total">The episodes' scores, summed in episode order.</param>
    /// <param name="episodes">The number of episodes.</param>
    TaskScore Conclude(float total, int episodes);
}
