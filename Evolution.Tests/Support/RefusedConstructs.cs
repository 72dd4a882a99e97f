using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Evolution.Tests.Support;

/// <summary>Constructs that no kernel takes, each on the line that has its name in a comment.</summary>
[SuppressMessage("Style", "IDE0060", Justification = "Some constructs need no argument.")]
internal static class RefusedConstructs
{
    private static readonly float[] Table = [1f, 2f];
    private static float _mutable = 2f;

    internal enum Kind
    {
        First,
        Second,
    }

    internal struct Throw : IConstruct
    {
        public readonly float Apply(float x) => x > 3f ? throw new ArgumentException("Too large.") : x; // Throw
    }

    internal struct Clamp : IConstruct
    {
        public readonly float Apply(float x) => Math.Clamp(x, 0f, 1f); // Clamp
    }

    internal struct Sign : IConstruct
    {
        public readonly float Apply(float x) => MathF.Sign(x); // Sign
    }

    internal struct Stackalloc : IConstruct
    {
        public readonly float Apply(float x)
        {
            Span<float> values = stackalloc float[4]; // Stackalloc
            values[1] = x;
            return values[1];
        }
    }

    internal struct ConstantSpan : IConstruct
    {
        public readonly float Apply(float x)
        {
            ReadOnlySpan<float> values = [1f, 2f, 3f]; // ConstantSpan
            return values[(int)x];
        }
    }

    internal struct LongArray : IConstruct
    {
        public readonly float Apply(float x) => Sum(new float[(int)x]); // LongArray

        private static float Sum(float[] values) => values[0];
    }

    internal struct InlineArray : IConstruct
    {
        public readonly float Apply(float x)
        {
            Four values = default;
            values[1] = x; // InlineArray
            return values[1];
        }
    }

    internal struct UnsafeAdd : IConstruct
    {
        public readonly float Apply(float x) => Unsafe.Add(ref x, 0); // UnsafeAdd
    }

    internal struct StaticArray : IConstruct
    {
        public readonly float Apply(float x) => Table[1] + x; // StaticArray
    }

    internal struct StaticField : IConstruct
    {
        public readonly float Apply(float x) => _mutable + x; // StaticField
    }

    internal struct StaticWrite : IConstruct
    {
        public readonly float Apply(float x) => _mutable = x; // StaticWrite
    }

    internal struct Exponential : IConstruct
    {
        public readonly float Apply(float x) => MathF.Exp(x); // Exponential
    }

    internal struct DoubleSine : IConstruct
    {
        public readonly float Apply(float x) => (float)Math.Sin(x); // DoubleSine
    }

    internal struct UnsignedBits : IConstruct
    {
        public readonly float Apply(float x) => BitConverter.UInt32BitsToSingle((uint)x); // UnsignedBits
    }

    internal struct Remainder : IConstruct
    {
        public readonly float Apply(float x) => x % 3f; // Remainder
    }

    internal struct Object : IConstruct
    {
        public readonly float Apply(float x) => new List<float>(4).Capacity + x; // Object
    }

    internal struct Lambda : IConstruct
    {
        public readonly float Apply(float x)
        {
            Func<float, float> twice = value => value + x; // Lambda
            return twice(x);
        }
    }

    internal struct Try : IConstruct
    {
        public readonly float Apply(float x)
        {
            try
            {
                return x; // Try
            }
            finally
            {
                _mutable = 1f;
            }
        }
    }

    internal struct Boxed : IConstruct
    {
        public readonly float Apply(float x)
        {
            object value = x; // Boxed
            return (float)value;
        }
    }

    internal struct SwitchWithoutDefault : IConstruct
    {
#pragma warning disable CS8524
        public readonly float Apply(float x) => (Kind)(int)x switch { Kind.First => 1f, Kind.Second => 2f }; // SwitchWithoutDefault
#pragma warning restore CS8524
    }

    internal struct Vector : IConstruct
    {
        public readonly float Apply(float x) => new Vector3(x, 1f, 2f).Length(); // Vector
    }

    internal struct Approximation : IConstruct
    {
        public readonly float Apply(float x) => MathF.Tanh(x); // Approximation
    }

    internal struct SineOfFloat : IConstruct
    {
        public readonly float Apply(float x) => float.Sin(x); // SineOfFloat
    }

    internal struct Truncated : IConstruct
    {
        public readonly float Apply(float x) => MathF.Truncate(x); // Truncated
    }

    internal struct CubeRoot : IConstruct
    {
        public readonly float Apply(float x) => MathF.Cbrt(x); // CubeRoot
    }

    internal struct Estimate : IConstruct
    {
        public readonly float Apply(float x) => MathF.ReciprocalEstimate(x); // Estimate
    }

    internal struct Interpolated : IConstruct
    {
        public readonly float Apply(float x) => float.Lerp(x, 1f, 0.5f); // Interpolated
    }

    [InlineArray(4)]
    private struct Four
    {
        private float _first;
    }
}
