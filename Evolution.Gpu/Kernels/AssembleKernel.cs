using Evolution.Gpu.Views;
using ILGPU;

namespace Evolution.Gpu.Kernels;

/// <summary>Puts networks together from topologies and weights. Copies bits and computes nothing.</summary>
public static class AssembleKernel
{
    /// <summary>The threads of a block.</summary>
    public const int Threads = 256;

    /// <summary>Takes every network in turn, or a share of it.</summary>
    public static void Run(AssemblyView view)
    {
        int items = view.Batch.Networks * view.BlocksPerNetwork;
        for (int item = Grid.IdxX; item < items; item += Grid.DimX)
        {
            int network = item / view.BlocksPerNetwork;
            int thread = (item % view.BlocksPerNetwork * Group.DimX) + Group.IdxX;
            Write(view, network, thread, view.BlocksPerNetwork * Group.DimX);
        }

        if (Grid.IdxX == 0 && Group.IdxX == 0)
        {
            int edges = (int)view.Place[(2L * view.Batch.Networks) + 1];
            view.Batch.EdgeOffset[view.Batch.EdgeOffset.IntLength - 1] = view.Batch.FirstEdge + edges;
        }
    }

    private static void Write(AssemblyView view, int network, int thread, int threads)
    {
        BatchView batch = view.Batch;
        int firstNode = batch.NodeOffset[network] - batch.FirstNode;
        int nodes = batch.NodeOffset[network + 1] - batch.FirstNode - firstNode;
        long place = view.Place[2L * network];
        int firstEdge = (int)view.Place[(2L * network) + 1];
        int edges = (int)view.Place[(2L * network) + 3] - firstEdge;
        for (int edge = thread; edge < edges; edge += threads)
        {
            ulong weight = (uint)view.Weight[firstEdge + edge];
            batch.Edge[firstEdge + edge] = (weight << 32) | (uint)view.Words[place + nodes + edge];
        }

        long functions = place + nodes + edges + batch.Outputs;
        for (int node = thread; node < nodes; node += threads)
        {
            int pair = view.Words[functions + node];
            batch.EdgeOffset[firstNode + node] = batch.FirstEdge + firstEdge + view.Words[place + node];
            batch.Activation[firstNode + node] = (byte)(pair & 0xFF);
            batch.Aggregation[firstNode + node] = (byte)(pair >> 8);
        }

        for (int output = thread; output < batch.Outputs; output += threads)
        {
            batch.OutputNode[(network * batch.Outputs) + output] = view.Words[place + nodes + edges + output];
        }
    }
}
