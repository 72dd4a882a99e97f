using System.Diagnostics;
using System.Runtime.InteropServices;
using Evolution.Core.Evaluation;
using Evolution.Core.Numerics;

namespace Evolution.Experiments.Benchmarks;

/// <summary>
/// The bound that an evaluation is compared with: every connection of a lane needs one float from the first-level cache,
/// and this is how many floats a second the threads load from it and sum, with nothing else to do.
/// </summary>
internal static class LoadBound
{
    private const int Floats = 2048;
    private const int Rounds = 20_000;

    /// <summary>Measures the bound in floats a second, the best of several attempts.</summary>
    public static double Measure(WorkerPool workers)
    {
        var job = new LoadJob(workers.Workers);
        double best = 0;
        for (int attempt = 0; attempt < 5; attempt++)
        {
            long began = Stopwatch.GetTimestamp();
            workers.Run(job, workers.Workers * 4, grain: 1);
            double floats = (double)Floats * Rounds * workers.Workers * 4;
            best = Math.Max(best, floats / Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        return best;
    }

    private sealed class LoadJob(int workers) : ParallelJob
    {
        private readonly AlignedFloats[] _floats = [.. Enumerable.Range(0, workers).Select(_ => new AlignedFloats())];

        public override void Execute(int start, int end, int worker)
        {
            Span<float> floats = _floats[worker].Reserve(Floats);
            for (int item = start; item < end; item++)
            {
                floats[0] = SimdEvaluator.WidestActivator().LaneWidth switch
                {
                    16 => Sum<Float16>(floats),
                    8 => Sum<Float8>(floats),
                    4 => Sum<Float4>(floats),
                    _ => Sum<Float1>(floats),
                };
            }
        }

        private static float Sum<TVector>(Span<float> floats)
            where TVector : struct, IFloatVector<TVector>
        {
            ref float first = ref MemoryMarshal.GetReference(floats);
            nint width = TVector.Width;
            var zero = TVector.Broadcast(0f);
            (TVector a, TVector b, TVector c, TVector d) = (zero, zero, zero, zero);
            (TVector e, TVector f, TVector g, TVector h) = (zero, zero, zero, zero);
            for (int round = 0; round < Rounds; round++)
            {
                for (nint i = 0; i < Floats; i += 8 * width)
                {
                    a += TVector.Load(ref first, i);
                    b += TVector.Load(ref first, i + width);
                    c += TVector.Load(ref first, i + (2 * width));
                    d += TVector.Load(ref first, i + (3 * width));
                    e += TVector.Load(ref first, i + (4 * width));
                    f += TVector.Load(ref first, i + (5 * width));
                    g += TVector.Load(ref first, i + (6 * width));
                    h += TVector.Load(ref first, i + (7 * width));
                }
            }

            Span<float> sum = stackalloc float[TVector.Width];
            TVector.Store(((a + b) + (c + d)) + ((e + f) + (g + h)), ref MemoryMarshal.GetReference(sum), 0);
            return sum[0];
        }
    }
}
