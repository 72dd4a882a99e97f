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
        int item = 0;

        // One thread does this; four scores at a time are under way from memory.
        for (; item <= scores.IntLength - 4; item += 4)
        {
            float a = scores[item];
            float b = scores[item + 1];
            float c = scores[item + 2];
            float d = scores[item + 3];
            total = total + a + b + c + d;
        }

        for (; item < scores.IntLength; item++)
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
