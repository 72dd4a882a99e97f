using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Experiments.Benchmarks;
using Evolution.Gpu;
using Evolution.Gpu.Buffers;

namespace Evolution.Tests.Support;

/// <summary>Short ways from genomes to batches and outputs.</summary>
internal static class Batches
{
    /// <summary>Flattens a population on the calling thread.</summary>
    public static NetworkBatch Batch(Population population)
    {
        using var workers = new WorkerPool(1);
        var batch = new NetworkBatch();
        new NetworkBatcher(workers).Build(population, batch);
        return batch;
    }

    /// <summary>Flattens genomes on the calling thread.</summary>
    public static NetworkBatch Batch(params IReadOnlyList<Genome> genomes) => Batch(Genome.ToPopulation(genomes));

    /// <summary>Returns a layered network, an irregular one, and a population of small ones.</summary>
    public static NetworkBatch[] OfAllShapes() =>
    [
        new LargeNetwork(Edges: 6_400, Layers: 5, IsIrregular: false, ActivationKind.Relu).Create(),
        new LargeNetwork(Edges: 6_400, Layers: 5, IsIrregular: true, ActivationKind.Relu).Create(),
        Batch(RandomGenomes.Many(3, 20)),
    ];

    /// <summary>Returns all networks of a batch as one part.</summary>
    public static BatchPart Whole(NetworkBatch batch) => new(0, batch.NetworkCount, batch.NodeCount, batch.EdgeCount, MemoryPlan.AllGlobal);

    /// <summary>Returns the outputs of a network for one row of inputs, in every lane of <paramref name="activator"/> the same.</summary>
    public static float[] Activate(NetworkBatch batch, int network, ReadOnlySpan<float> inputs, NetworkActivator activator)
    {
        int stride = activator.LaneWidth;
        float[] values = new float[batch.MostValues * stride];
        var host = new HostNetwork(activator, batch, network, values, stride);
        for (int input = 0; input < inputs.Length; input++)
        {
            LaneBuffer lane = host.Inputs(stride - 1);
            lane[input] = inputs[input];
        }

        host.Activate(stride);
        OutputBuffer outputs = host.Outputs(stride - 1);
        float[] result = new float[batch.Shape.Outputs];
        for (int output = 0; output < result.Length; output++)
        {
            result[output] = outputs[output];
        }

        return result;
    }

    /// <summary>Returns the outputs of one genome by way of the batch and the plain activator.</summary>
    public static float[] Outputs(Genome genome, params ReadOnlySpan<float> inputs) =>
        Activate(Batch(genome), 0, inputs, new ReferenceActivator());
}
