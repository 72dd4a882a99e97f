using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Gpu.Views;
using ILGPU;

namespace Evolution.Gpu.Kernels;

/// <summary>What lanes begin with.</summary>
internal static class Inputs
{
    /// <summary>Sets the task's inputs to 0, and the bias input, if there is one, to 1.</summary>
    public static void Clear<TVector>(BatchView batch, LaneColumn<TVector> values)
        where TVector : struct, IThreadVector<TVector>
    {
        for (int input = 0; input < batch.Inputs; input++)
        {
            values[input] = TVector.Broadcast(input < batch.TaskInputs ? 0f : 1f);
        }
    }

    /// <summary>Lets networks with a state forget it.</summary>
    public static void Reset<TVector, TStep, TNodes>(TNodes nodes, LaneColumn<TVector> values)
        where TVector : struct, IThreadVector<TVector>
        where TStep : struct, IControlStep
        where TNodes : struct, INetworkNodes
    {
        for (int lane = 0; lane < TVector.Width; lane++)
        {
            TStep.Reset(nodes, values.Lane(lane));
        }
    }

    /// <summary>Writes rows of a table, a lane a row: a lane past the last row gets its inputs, and is scored by nobody.</summary>
    public static void Write<TVector>(BatchView batch, WorkView work, LaneColumn<TVector> values, ArrayView<float> table, int firstRow)
        where TVector : struct, IThreadVector<TVector>
    {
        int lastRow = IntrinsicMath.Min(firstRow + TVector.Width, work.Items) - 1;
        for (int input = 0; input < batch.TaskInputs; input++)
        {
            values[input] = TVector.Of(table[(firstRow * batch.TaskInputs) + input], table[(lastRow * batch.TaskInputs) + input]);
        }
    }
}
