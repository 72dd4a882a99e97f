namespace Evolution.Core.Numerics;

/// <summary>
/// Sorts items by small keys, equals by number, over all workers: its time is linear and it allocates nothing once its
/// columns have grown. The result does not depend on the number of workers.
/// </summary>
internal sealed class CountingSort(WorkerPool workers)
{
    private readonly PassJob _pass = new();
    private int[] _place = [];
    private int[] _start = [0];

    /// <summary>Gets where each item comes.</summary>
    public int[] Place => _place;

    /// <summary>Returns how many items have a key.</summary>
    public int CountOf(int key) => _start[key + 1] - _start[key];

    /// <summary>Sorts.</summary>
    /// <param name="keys">The key of each item, 0 to <paramref name="buckets"/>, exclusive.</param>
    /// <param name="items">The number of items.</param>
    /// <param name="buckets">One past the largest key.</param>
    public void Sort(int[] keys, int items, int buckets)
    {
        var blocks = Blocks.For(items, workers);
        Buffers.Reserve(ref _place, items);
        Buffers.Reserve(ref _start, buckets + 1);
        _pass.Begin(keys, _place, blocks, buckets);
        workers.Run(_pass, blocks.Count, grain: 1);
        _pass.BeginPlacing(_start);
        workers.Run(_pass, blocks.Count, grain: 1);
    }

    /// <summary>First counts the keys of each block, then places its items behind those of smaller keys and of earlier blocks.</summary>
    private sealed class PassJob : ParallelJob
    {
        private const int IntsOfLine = 32;

        private int[] _keys = [];
        private int[] _place = [];
        private int[] _next = [];
        private Blocks _blocks;
        private int _buckets;
        private int _stride;
        private bool _isPlacing;

        public void Begin(int[] keys, int[] place, Blocks blocks, int buckets)
        {
            (_keys, _place, _blocks, _buckets, _isPlacing) = (keys, place, blocks, buckets, false);
            _stride = (buckets + (2 * IntsOfLine) - 1) / IntsOfLine * IntsOfLine;
            Buffers.Reserve(ref _next, checked(_stride * blocks.Count));
        }

        public void BeginPlacing(int[] start)
        {
            _isPlacing = true;
            int sum = 0;
            for (int bucket = 0; bucket < _buckets; bucket++)
            {
                start[bucket] = sum;
                for (int block = 0; block < _blocks.Count; block++)
                {
                    ref int next = ref _next[(block * _stride) + bucket];
                    (next, sum) = (sum, sum + next);
                }
            }

            start[_buckets] = sum;
        }

        public override void Execute(int start, int end, int worker)
        {
            for (int block = start; block < end; block++)
            {
                Span<int> next = _next.AsSpan(block * _stride, _buckets);
                int first = _blocks.Start(block);
                int count = _blocks.Start(block + 1) - first;
                ReadOnlySpan<int> keys = _keys.AsSpan(first, count);
                if (_isPlacing)
                {
                    PlaceItems(keys, _place.AsSpan(first, count), next);
                }
                else
                {
                    CountKeys(keys, next);
                }
            }
        }

        private static void CountKeys(ReadOnlySpan<int> keys, Span<int> count)
        {
            count.Clear();
            foreach (int key in keys)
            {
                count[key]++;
            }
        }

        private static void PlaceItems(ReadOnlySpan<int> keys, Span<int> place, Span<int> next)
        {
            for (int i = 0; i < keys.Length && i < place.Length; i++)
            {
                place[i] = next[keys[i]]++;
            }
        }
    }
}
