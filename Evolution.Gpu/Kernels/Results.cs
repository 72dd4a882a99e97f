using Evolution.Core.Tasks;
using ILGPU;

namespace Evolution.Gpu.Kernels;

/// <summary>What a network earned.</summary>
internal static class Results
{
    /// <summary>Adds scores up in the order of their items, as the host does.</summary>
    public static float Sum(ArrayView<float> scores)
    {
        float total = 0f;
        for (int item = 0; item < scores.IntLength; item++)
        {
            total += scores[item];
        }

        return total;
    }

    /// <summary>Notes a network's score.</summary>
    public static void Write(ArrayView<float> fitness, ArrayView<byte> solved, int network, TaskScore score)
    {
        fitness[network] = score.Fitness;
        solved[network] = (byte)(score.Solved ? 1 : 0);
    }
}
