using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>A network with a column of values for each lane: what an episode loop needs of it, on the host and in a kernel.</summary>
/// <typeparam name="TInputs">A lane's inputs.</typeparam>
/// <typeparam name="TOutputs">A lane's outputs.</typeparam>
public interface ILaneNetwork<out TInputs, out TOutputs>
    where TInputs : struct, IFloatBuffer, allows ref struct
    where TOutputs : struct, IFloatBuffer, allows ref struct
{
    /// <summary>Returns the inputs of a lane, to be written.</summary>
    TInputs Inputs(int lane);

    /// <summary>Returns the outputs of a lane, to be read.</summary>
    TOutputs Outputs(int lane);

    /// <summary>Begins an episode in a lane: a recurrent network forgets its state.</summary>
    void Reset(int lane);

    /// <summary>Continues the episode of one lane in another: a recurrent network takes its state along.</summary>
    void Move(int from, int to);

    /// <summary>Computes the outputs of the first <paramref name="lanes"/> lanes.</summary>
    void Activate(int lanes);
}
