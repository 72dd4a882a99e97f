using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Tests.Support;

/// <summary>What is wrong with a <see cref="FaultyDrift"/>.</summary>
public enum DriftFault
{
    /// <summary>It throws once the position is above 1.1.</summary>
    Throws,

    /// <summary>It writes an input beyond the last.</summary>
    WritesBeyondInputs,

    /// <summary>It reads an output beyond the last.</summary>
    ReadsBeyondOutputs,
}

/// <summary><see cref="DriftTask"/> with a fault of its author's.</summary>
internal readonly struct FaultyDrift(DriftFault fault) : IEnvironment<DriftState>
{
    /// <inheritdoc/>
    public static int InputCount => DriftTask.InputCount;

    /// <inheritdoc/>
    public static int OutputCount => DriftTask.OutputCount;

    /// <inheritdoc/>
    public int MaxSteps => default(DriftTask).MaxSteps;

    /// <inheritdoc/>
    public DriftState Reset(ref RandomStream random, int episode) => default(DriftTask).Reset(ref random, episode);

    /// <inheritdoc/>
    public void Observe<TInputs>(in DriftState state, TInputs inputs)
        where TInputs : struct, IFloatBuffer, allows ref struct
    {
        default(DriftTask).Observe(state, inputs);
        if (fault == DriftFault.WritesBeyondInputs)
        {
            inputs[InputCount] = 1f;
        }
    }

    /// <inheritdoc/>
    public bool Step<TOutputs>(ref DriftState state, TOutputs outputs, ref float score)
        where TOutputs : struct, IFloatBuffer, allows ref struct
    {
        score += fault == DriftFault.ReadsBeyondOutputs ? outputs[OutputCount] : 0f;
        if (fault == DriftFault.Throws && state.Position > 1.1f)
        {
            throw new InvalidOperationException("Off the road.");
        }

        return default(DriftTask).Step(ref state, outputs, ref score);
    }

    /// <inheritdoc/>
    public TaskScore Conclude(float total, int episodes) => default(DriftTask).Conclude(total, episodes);

    /// <summary>Returns the task.</summary>
    public static EnvironmentEvolutionTask<FaultyDrift, DriftState> Create(DriftFault fault) =>
        new("drift/1", new FaultyDrift(fault), ["a", "b", "c"], ["x", "y"]);
}
