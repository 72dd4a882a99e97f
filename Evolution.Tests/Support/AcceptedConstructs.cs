using Evolution.Core.Numerics;

namespace Evolution.Tests.Support;

/// <summary>Constructs that kernels take.</summary>
internal static class AcceptedConstructs
{
    private const float Factor = 1.5f;
    private static readonly float Offset = 0.25f;

    internal struct SmallArray : IConstruct
    {
        public readonly float Apply(float x)
        {
            float[] values = new float[4];
            values[1] = x;
            return values[1];
        }
    }

    internal struct Constants : IConstruct
    {
        public readonly float Apply(float x) => (x * Factor) + Offset + MathF.PI;
    }

    internal struct Functions : IConstruct
    {
        public readonly float Apply(float x) =>
            MathF.Sqrt(MathF.Abs(x)) + MathF.Floor(x) + MathF.Ceiling(x) + MathF.Round(x) + Math.Min(x, 2f) + float.Max(x, 0f) + MathF.CopySign(x, -1f);
    }

    internal struct Fused : IConstruct
    {
        public readonly float Apply(float x) =>
            MathF.FusedMultiplyAdd(x, x, 1f) + float.FusedMultiplyAdd(x, 3f, x) + PortableMath.FusedMultiplyAdd(x, 2f, x)
            + (float)(Math.FusedMultiplyAdd(x, 2.0, 1.0) + double.FusedMultiplyAdd(x, x, 2.0));
    }

    internal struct Bits : IConstruct
    {
        public readonly float Apply(float x) => float.IsNaN(x) || !float.IsFinite(x) ? 0f : BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(x));
    }

    internal struct Choices : IConstruct
    {
        public readonly float Apply(float x) => (DayOfWeek)(int)x switch { DayOfWeek.Monday => 1f, DayOfWeek.Friday => 2f, _ => 3f };
    }

    internal struct TuplesAndLocals : IConstruct
    {
        public readonly float Apply(float x)
        {
            (float first, float second) = (x, x + 1f);
            bool isLarge = first > second;
            return isLarge ? first : Half(second) + ((int)x % 3);
            static float Half(float value) => value * 0.5f;
        }
    }
}
