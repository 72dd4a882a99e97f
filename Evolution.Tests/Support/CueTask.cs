using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Tests.Support;

/// <summary>The state of <see cref="CueTask"/>.</summary>
internal struct CueState
{
    /// <summary>What is shown in the first control step and asked for ever after: -1 or 1.</summary>
    public float Cue;

    /// <summary>Control steps done.</summary>
    public int Step;
}

/// <summary>
/// Shows a cue once and asks for its sign in every later step, in which all observations are equal: a network without a
/// state gives the same answer to both cues, so that it is right in half of the answers.
/// </summary>
internal readonly struct CueTask : IEnvironment<CueState>
{
    /// <summary>Gets the fitness that needs no memory.</summary>
    public const float FitnessWithoutMemory = 0.5f;

    /// <inheritdoc/>
    public static int InputCount => 2;

    /// <inheritdoc/>
    public static int OutputCount => 1;

    /// <inheritdoc/>
    public int MaxSteps => 9;

    /// <inheritdoc/>
    public CueState Reset(ref RandomStream random, int episode) => new() { Cue = episode % 2 == 0 ? 1f : -1f };

    /// <inheritdoc/>
    public void Observe<TInputs>(in CueState state, TInputs inputs)
        where TInputs : struct, IFloatBuffer, allows ref struct
    {
        inputs[0] = state.Step == 0 ? state.Cue : 0f;
        inputs[1] = state.Step == 0 ? 0f : 1f;
    }

    /// <inheritdoc/>
    public bool Step<TOutputs>(ref CueState state, TOutputs outputs, ref float score)
        where TOutputs : struct, IFloatBuffer, allows ref struct
    {
        if (state.Step > 0 && outputs[0] * state.Cue > 0f)
        {
            score += 0.125f;
        }

        state.Step++;
        return true;
    }

    /// <inheritdoc/>
    public TaskScore Conclude(float total, int episodes) => new(total / episodes, total >= episodes);

    /// <summary>Returns the task.</summary>
    public static EnvironmentEvolutionTask<CueTask, CueState> Create() => new("cue/1", default, ["cue", "asked"], ["answer"]);
}
