using Evolution.Gpu.Views;
using ILGPU;

namespace Evolution.Gpu.Kernels;

/// <summary>The inputs of a lane.</summary>
internal static class Inputs
{
    /// <summary>Sets the task's inputs to 0, and the bias input, if there is one, to 1.</summary>
    public static void Clear(BatchView batch, LaneValues values)
    {
        for (int input = 0; input < batch.Inputs; input++)
        {
            values[input] = input < batch.TaskInputs ? 0f : 1f;
        }
    }

    /// <summary>Writes a row of a table.</summary>
    public static void Write(BatchView batch, LaneValues values, ArrayView<float> table, int row)
    {
        for (int input = 0; input < batch.TaskInputs; input++)
        {
            values[input] = table[(row * batch.TaskInputs) + input];
        }
    }
}
