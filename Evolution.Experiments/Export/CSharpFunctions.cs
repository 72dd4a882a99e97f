using Evolution.Core.Genomes;

namespace Evolution.Experiments.Export;

/// <summary>
/// The functions that an exported source file carries with it: the text of <c>PortableMath</c> and of the activation functions
/// for one float, operation by operation. A test compares the bits of each with the original.
/// </summary>
internal static class CSharpFunctions
{
    private static readonly (string Name, string Source)[] All =
    [
        ("Sigmoid", """
            float Sigmoid(float x)
            {
                float t = Clamp(x, -86f, 86f);
                float shifted = Fused(t, -1.44269504f, 12583039f);
                float f = Fused(t, -1.44269504f, 12583039f - shifted);
                return LogisticOfPower(shifted, Fused(t, -1.92596303e-8f, f));
            }
            """),
        ("SteepenedSigmoid", """
            float SteepenedSigmoid(float x)
            {
                float t = Clamp(x, -17.55f, 17.55f);
                float shifted = Fused(t, -7.06920576f, 12583039f);
                return LogisticOfPower(shifted, Fused(t, -7.06920576f, 12583039f - shifted));
            }
            """),
        ("LogisticOfPower", """
            float LogisticOfPower(float shifted, float f)
            {
                float p = Fused(f, 1.33608771e-3f, 9.67294909e-3f);
                p = Fused(p, f, 0.0555039681f);
                p = Fused(p, f, 0.240222126f);
                p = Fused(p, f, 0.693147242f);
                p = Fused(p, f, 1f);
                float power = System.BitConverter.Int32BitsToSingle(System.BitConverter.SingleToInt32Bits(shifted) << 23);
                return Quotient(1f, Fused(p, power, 1f));
            }
            """),
        ("Tanh", """
            float Tanh(float x)
            {
                float t = Clamp(x, -7.7593584f, 7.7593584f);
                float y = t * t;
                float p = Fused(y, 46.5155144f, 12030.5654f);
                p = Fused(p, y, 527422.312f);
                p = Fused(p, y, 4081521.75f);
                float q = y + 972.275818f;
                q = Fused(q, y, 97143.1328f);
                q = Fused(q, y, 1887923.75f);
                q = Fused(q, y, 4081522.5f);
                return Quotient(t * p, q);
            }
            """),
        ("Relu", "float Relu(float x) => x < 0f ? 0f : x;"),
        ("LeakyRelu", "float LeakyRelu(float x) => x > 0f ? x : x * 0.01f;"),
        ("Elu", "float Elu(float x) => x > 0f ? x : Exp(x) - 1f;"),
        ("Selu", "float Selu(float x) => x > 0f ? x * 1.05070098f : (Exp(x) - 1f) * 1.75809934f;"),
        ("Softplus", "float Softplus(float x) => (x > 0f ? x : 0f) + Log1PlusUnit(Exp(-Absolute(x)));"),
        ("Gaussian", "float Gaussian(float x) => Exp(-(x * x));"),
        ("Sine", """
            float Sine(float x)
            {
                float n = Round(x * 0.318309886f);
                return SinOfHalfTurns(x, n, n);
            }
            """),
        ("Cosine", """
            float Cosine(float x)
            {
                float angle = Absolute(x);
                float n = Round((angle * 0.318309886f) + 0.5f);
                return SinOfHalfTurns(angle, n - 0.5f, n);
            }
            """),
        ("SinOfHalfTurns", """
            float SinOfHalfTurns(float x, float halfTurns, float n)
            {
                float reduced = x - (halfTurns * 3.140625f) - (halfTurns * 9.67502593994140625e-4f);
                reduced -= halfTurns * 1.50995799e-7f;
                float r = Clamp(reduced, -1.575f, 1.575f);
                float y = r * r;
                float p = (y * 2.60578098726e-6f) - 1.98096030731e-4f;
                p = (p * y) + 8.33306624868e-3f;
                p = (p * y) - 0.166666595505f;
                float sine = r + (r * y * p);
                float odd = n - (Round(n * 0.5f) * 2f);
                return Absolute(odd) > 0.5f ? -sine : sine;
            }
            """),
        ("Clamped", "float Clamped(float x) => Clamp(x, -1f, 1f);"),
        ("Step", "float Step(float x) => x > 0f ? 1f : 0f;"),
        ("Square", "float Square(float x) => x * x;"),
        ("Cube", "float Cube(float x) => x * x * x;"),
        ("Hat", """
            float Hat(float x)
            {
                float height = 1f - Absolute(x);
                return height < 0f ? 0f : height;
            }
            """),
        ("Log1PlusUnit", """
            float Log1PlusUnit(float x)
            {
                bool isLarge = x > 0.414213562f;
                float f = isLarge ? (x * 0.5f) - 0.5f : x;
                float n = isLarge ? 1f : 0f;
                float square = f * f;
                float p = (f * -7.63442045378e-2f) + 0.127619360811f;
                p = (p * f) - 0.131603771405f;
                p = (p * f) + 0.142017235036f;
                p = (p * f) - 0.16623335188f;
                p = (p * f) + 0.20001227564f;
                p = (p * f) - 0.250008216298f;
                p = (p * f) + 0.333333317072f;
                float tail = (p * (f * square)) + (n * -2.12194440e-4f) - (square * 0.5f);
                return f + tail + (n * 0.693359375f);
            }
            """),
        ("Exp", """
            float Exp(float x)
            {
                float clamped = Clamp(x, -87.25f, 89f);
                float n = Round(clamped * 1.44269504f);
                float r = clamped - (n * 0.693359375f) - (n * -2.12194440e-4f);
                float p = (r * 1.38144755195e-3f) + 8.36875088853e-3f;
                p = (p * r) + 4.166839212e-2f;
                p = (p * r) + 0.166665203368f;
                p = (p * r) + 0.499999934256f;
                p = (p * (r * r)) + r + 1f;
                return (p + p) * System.BitConverter.Int32BitsToSingle(((int)(n - 1f) + 127) << 23);
            }
            """),
        ("MaxAbs", "float MaxAbs(float kept, float next) => next != next || Absolute(next) > Absolute(kept) ? next : kept;"),
        ("Min", "float Min(float kept, float next) => next != next || kept > next ? next : kept;"),
        ("Max", "float Max(float kept, float next) => next != next || next > kept ? next : kept;"),
        ("Absolute", "float Absolute(float x) => System.MathF.Abs(x);"),
        ("Clamp", "float Clamp(float x, float low, float high) => x > high ? high : x < low ? low : x;"),
        ("Quotient", """
            float Quotient(float dividend, float divisor)
            {
                float reciprocal = System.BitConverter.Int32BitsToSingle(0x7EF31200 - System.BitConverter.SingleToInt32Bits(divisor));
                reciprocal *= Fused(-divisor, reciprocal, 2f);
                float error = Fused(-divisor, reciprocal, 1f);
                float quotient = dividend * reciprocal;
                return Fused(quotient, Fused(error, error, error), quotient);
            }
            """),
        ("Fused", """
            float Fused(float x, float y, float z)
            {
            #if NETCOREAPP3_0_OR_GREATER
                return System.MathF.FusedMultiplyAdd(x, y, z);
            #else
                // Rounded to odd in double precision, so that rounding to a float does not round twice.
                double product = (double)x * y;
                double sum = product + z;
                double added = sum - product;
                double error = (product - (sum - added)) + (z - added);
                long bits = System.BitConverter.DoubleToInt64Bits(sum);
                bool isRounded = error < 0 || error > 0;
                return (float)(isRounded ? System.BitConverter.Int64BitsToDouble((error * sum < 0 ? bits - 1 : bits) | 1) : sum);
            #endif
            }
            """),
        ("Round", "float Round(float x) => x + 12582912f - 12582912f;"),
    ];

    /// <summary>Returns the sources of functions and of those that they call, in a fixed order.</summary>
    /// <param name="called">Names of activation functions (as <see cref="ActivationKind"/> has them) and of what aggregations call.</param>
    public static IEnumerable<string> SourcesOf(IEnumerable<string> called)
    {
        var needed = new HashSet<string>();
        var open = new Stack<string>(called);
        while (open.TryPop(out string? name))
        {
            (string _, string? source) = Array.Find(All, one => one.Name == name);
            if (source is not null && needed.Add(name))
            {
                foreach ((string other, _) in All.Where(one => source.Contains(" " + one.Name + "(", StringComparison.Ordinal)
                    || source.Contains("(" + one.Name + "(", StringComparison.Ordinal)
                    || source.Contains("-" + one.Name + "(", StringComparison.Ordinal)))
                {
                    open.Push(other);
                }
            }
        }

        return All.Where(one => needed.Contains(one.Name)).Select(one => one.Source);
    }
}
