using System.CommandLine;
using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Experiments.Benchmarks;
using Evolution.Gpu;

namespace Evolution.Experiments.Commands;

/// <summary><c>bench network</c>.</summary>
internal static class NetworkBenchCommand
{
    /// <summary>Creates the verb.</summary>
    public static Command Create()
    {
        Option<int> edges = BenchCommand.Number("--edges", "Edges.", 1_000_000, least: 64);
        Option<int> layers = BenchCommand.Number("--layers", "Dependency levels.", 10, least: 2, most: 1_000_000);
        Option<int> edgesPerNode = BenchCommand.Number("--edges-per-node", "About how many edges a node has.", 32);
        Option<bool> irregular = new("--irregular") { Description = "Sources anywhere before, and a few nodes with many edges." };
        Option<int> lanes = BenchCommand.Number("--lanes", "Samples.", 1, most: 1_000_000);
        Option<int> lanesPerThread = BenchCommand.Number(
            "--lanes-per-thread", "Samples that a thread of a GPU computes together, from 8 samples on; 0 takes the cheaper by estimate.", 0, least: 0, most: 2);
        Option<int> threads = BenchCommand.Number("--threads", "Threads of the host; 0 takes one for each processor.", 0, least: 0, most: BenchCommand.MostThreads);
        Option<int> repeats = BenchCommand.Number("--repeats", "Counted repeats.", 30);
        Option<bool> json = new("--json") { Description = "Print one object a line." };
        Option<string?> save = new("--save") { Description = "A file to write the network to, for Benchmarks/torch_sparse.py." };
        Option<BackendKind> backend = ChoiceOption.Of<BackendKind>("--backend", "cpu, cuda or opencl; auto is cpu.");
        Option<KernelKind> kernel = ChoiceOption.Of<KernelKind>("--kernel", "auto, lanes, levels or giant, on a GPU.");
        Option<ArithmeticKind> arithmetic = ChoiceOption.Of<ArithmeticKind>("--arithmetic", "exact or fast; the host is exact either way.");
        Option<ActivationKind> activation = ChoiceOption.Of("--activation", "The activation function.", ActivationKind.LeakyRelu);
        var command = new Command("network", "Activates one large random network. Example: evolution bench network --edges 10000000 --backend cuda")
        {
            edges, layers, edgesPerNode, irregular, lanes, lanesPerThread, activation, threads, backend, kernel, arithmetic, repeats, save, json,
        };
        command.SetAction(result =>
        {
            var network = new LargeNetwork(result.GetValue(edges), result.GetValue(layers), result.GetValue(irregular), result.GetValue(activation))
            {
                EdgesOfNode = result.GetValue(edgesPerNode),
            };
            NetworkBenchRow row = new NetworkBench(
                network,
                result.GetValue(lanes),
                result.GetValue(backend),
                result.GetValue(kernel),
                result.GetValue(arithmetic),
                result.GetValue(threads),
                result.GetValue(repeats),
                result.GetValue(save))
            {
                LanesPerThread = result.GetValue(lanesPerThread) is > 0 and int together ? together : null,
            }.Run();
            BenchCommand.Print(row, result.GetValue(json), Text(row));
        });
        return command;
    }

    private static FormattableString Text(NetworkBenchRow row) =>
        $"""
        {row.Edges} edges, {row.Nodes} nodes, {row.Levels} levels, {row.Lanes} samples, {row.Activation} on {row.Device}{(row.Kernel is { } kernel ? $", {kernel}" : string.Empty)}
        {row.Milliseconds:F3} ms ({row.Minimum:F3} to {row.Maximum:F3}), laid out and uploaded in {row.UploadMilliseconds:F3} ms, downloaded in {row.DownloadMilliseconds:F3} ms
        {row.ConnectionsPerSecond / 1e9:F2} Gconn/s, {row.FractionOfBound:P0} of the bound at {row.CopyBytesPerSecond / 1e9:F0} GB/s of copying
        {row.SequentialMilliseconds:F2} ms on one core, {row.SpeedUp:F1} times as long; the bits are {(row.SameBits ? "the same" : "different")}
        """;
}
