using Evolution.Core.Numerics;

namespace Evolution.Experiments.Tasks;

/// <summary>What the tasks of three discrete actions have in common.</summary>
internal static class ThreeActions
{
    /// <summary>Returns -1, 0 or 1 for the largest of three outputs; the first of equal ones wins, as numpy's argmax has it.</summary>
    public static float Choose<TOutputs>(TOutputs outputs)
        where TOutputs : struct, IFloatBuffer, allows ref struct
    {
        float largest = outputs[0];
        float action = -1f;
        if (outputs[1] > largest)
        {
            largest = outputs[1];
            action = 0f;
        }

        return outputs[2] > largest ? 1f : action;
    }
}
