using Evolution.Core.Numerics;

namespace Evolution.Core.Networks;

/// <summary>Finds the first node, level and edge of each network of a batch: sums of the sizes of the networks before it, over all workers.</summary>
internal sealed class NetworkLayout(WorkerPool workers)
{
    private readonly GatherJob _gathering = new();
    private readonly SumJob _summing = new();
    private NetworkSize[] _sizes = [];
    private int[] _edgeStart = [];

    /// <summary>Gets the first edge of each network.</summary>
    public int[] EdgeStart => _edgeStart;

    /// <summary>Fills the columns of a batch that have a row a network, and makes room for the others.</summary>
    /// <param name="sizes">What finds sizes, by genome.</param>
    /// <param name="order">The place of each genome.</param>
    /// <param name="batch">The batch.</param>
    /// <exception cref="OverflowException">There are more than 2^31 nodes, levels or edges in all.</exception>
    public void Build(SizeJob sizes, WorkOrder order, NetworkBatch batch)
    {
        int networks = batch.NetworkCount;
        Buffers.Reserve(ref _sizes, networks);
        Buffers.Reserve(ref _edgeStart, networks);
        var blocks = Blocks.For(networks, workers);
        _gathering.Begin(sizes, order, batch, _sizes, blocks);
        workers.Run(_gathering, blocks.Count, grain: 1);
        _summing.Begin(batch, _sizes, _edgeStart, blocks);
        workers.Run(_summing, blocks.Count, grain: 1);
        _summing.BeginOffsets();
        workers.Run(_summing, blocks.Count, grain: 1);
    }

    /// <summary>Puts genomes and sizes in the order of the networks.</summary>
    private sealed class GatherJob : ParallelJob
    {
        private SizeJob _from = null!;
        private WorkOrder _order = null!;
        private NetworkBatch _batch = null!;
        private NetworkSize[] _sizes = [];
        private Blocks _blocks;

        public void Begin(SizeJob from, WorkOrder order, NetworkBatch batch, NetworkSize[] sizes, Blocks blocks) =>
            (_from, _order, _batch, _sizes, _blocks) = (from, order, batch, sizes, blocks);

        public override void Execute(int start, int end, int worker)
        {
            ReadOnlySpan<int> place = _order.Place;
            ReadOnlySpan<NetworkSize> from = _from.Sizes;
            Span<int> genomes = _batch.GenomeColumn;
            int last = _blocks.Start(end);
            for (int genome = _blocks.Start(start); genome < last; genome++)
            {
                int network = place[genome];
                genomes[network] = genome;
                _sizes[network] = from[genome];
            }
        }
    }

    /// <summary>First sums each block up, then writes the offsets of its networks.</summary>
    private sealed class SumJob : ParallelJob
    {
        private NetworkBatch _batch = null!;
        private NetworkSize[] _sizes = [];
        private int[] _edgeStart = [];
        private NetworkSize[] _before = [];
        private int[] _most = [];
        private Blocks _blocks;
        private bool _isWriting;

        public void Begin(NetworkBatch batch, NetworkSize[] sizes, int[] edgeStart, Blocks blocks)
        {
            (_batch, _sizes, _edgeStart, _blocks, _isWriting) = (batch, sizes, edgeStart, blocks, false);
            Buffers.Reserve(ref _before, blocks.Count);
            Buffers.Reserve(ref _most, blocks.Count);
        }

        public void BeginOffsets()
        {
            _isWriting = true;
            int most = 0;
            var sum = default(NetworkSize);
            for (int block = 0; block < _blocks.Count; block++)
            {
                most = Math.Max(most, _most[block]);
                (_before[block], sum) = (sum, sum.Plus(_before[block]));
            }

            int networks = _batch.NetworkCount;
            int inputs = _batch.Shape.Inputs;
            int nodes = checked(sum.Nodes + (networks * inputs));
            _batch.NodeOffsetColumn[networks] = nodes;
            _batch.LevelOffsetColumn[networks] = sum.Levels;
            _batch.MostNodes = networks == 0 ? 0 : inputs + most;
            _batch.BeginNodes(sum.Levels, nodes, sum.Edges);
            _batch.EdgeOffsetColumn[nodes] = sum.Edges;
        }

        public override void Execute(int start, int end, int worker)
        {
            for (int block = start; block < end; block++)
            {
                if (_isWriting)
                {
                    WriteOffsets(block);
                }
                else
                {
                    SumUp(block);
                }
            }
        }

        private void SumUp(int block)
        {
            var sum = default(NetworkSize);
            int most = 0;
            int end = _blocks.Start(block + 1);
            for (int network = _blocks.Start(block); network < end; network++)
            {
                sum = sum.Plus(_sizes[network]);
                most = Math.Max(most, _sizes[network].Nodes);
            }

            _before[block] = sum;
            _most[block] = most;
        }

        private void WriteOffsets(int block)
        {
            Span<int> nodeOffset = _batch.NodeOffsetColumn;
            Span<int> levelOffset = _batch.LevelOffsetColumn;
            int inputs = _batch.Shape.Inputs;
            NetworkSize before = _before[block];
            int end = _blocks.Start(block + 1);
            for (int network = _blocks.Start(block); network < end; network++)
            {
                nodeOffset[network] = before.Nodes + (network * inputs);
                levelOffset[network] = before.Levels;
                _edgeStart[network] = before.Edges;
                before = before.Plus(_sizes[network]);
            }
        }
    }
}
