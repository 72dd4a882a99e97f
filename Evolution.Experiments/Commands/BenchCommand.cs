using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Experiments.Benchmarks;
using Evolution.Experiments.Reporting;

namespace Evolution.Experiments.Commands;

/// <summary><c>bench evaluate</c>, <c>bench generation</c> and <c>bench network</c>.</summary>
internal static class BenchCommand
{
    /// <summary>The threads at most, as in a config.</summary>
    public const int MostThreads = 1024;

    /// <summary>Creates the verb.</summary>
    public static Command Create() =>
        new("bench", "Measures throughput. Example: evolution bench evaluate --activation tanh --json") { CreateEvaluate(), CreateGeneration(), NetworkBenchCommand.Create() };

    private static Command CreateEvaluate()
    {
        Option<int> networks = Number("--networks", "Networks.", 2000);
        Option<int> inputs = Number("--inputs", "Inputs of each.", 10);
        Option<int> outputs = Number("--outputs", "Outputs of each.", 5);
        Option<int> hidden = Number("--hidden", "Hidden nodes of each.", 50, least: 0);
        Option<int> edges = Number("--edges", "Edges of each.", 200);
        Option<int> lanes = Number("--lanes", "Rows or episodes side by side.", 128);
        Option<int> threads = Number("--threads", "Threads; 0 takes one for each processor.", 0, least: 0, most: MostThreads);
        Option<int> repeats = Number("--repeats", "Counted repeats.", 30);
        Option<bool> json = new("--json") { Description = "Print one object a line." };
        Option<ActivationKind> activation = ChoiceOption.Of("--activation", "The activation function.", ActivationKind.LeakyRelu);
        Option<int> leastHidden = Number("--hidden-from", "Fewest hidden nodes, drawn from here to --hidden; 0 gives every network as many.", 0, least: 0);
        Option<int> steps = Number("--steps", "On a GPU: control steps of cart-pole a lane, which starts again where it falls; 0 takes random rows.", 0, least: 0);
        Option<BackendKind> backend = ChoiceOption.Of<BackendKind>("--backend", "cpu measures activation alone; cuda and opencl measure evaluation with its copies.");
        Option<int> lanesPerThread = Number("--lanes-per-thread", "On a GPU: rows or episodes that a thread computes together; 0 takes the cheaper by estimate.", 0, least: 0, most: 2);
        Option<ArithmeticKind> arithmetic = ChoiceOption.Of<ArithmeticKind>("--arithmetic", "exact or fast; the host is exact either way.");
        var command = new Command("evaluate", "Activates random networks. Example: evolution bench evaluate --threads 2 --activation tanh")
        {
            networks, inputs, outputs, hidden, edges, leastHidden, lanes, lanesPerThread, steps, activation, threads, backend, arithmetic, repeats, json,
        };
        command.SetAction(result =>
        {
            var synthetic = new SyntheticNetworks(
                result.GetValue(networks),
                result.GetValue(inputs),
                result.GetValue(outputs),
                result.GetValue(hidden),
                result.GetValue(edges),
                result.GetValue(activation))
            {
                LeastHidden = result.GetValue(leastHidden) is > 0 and int from ? from : null,
            };
            if (result.GetValue(backend) is BackendKind.Cuda or BackendKind.OpenCL)
            {
                var bench = new DeviceEvaluateBench(
                    synthetic, result.GetValue(lanes), result.GetValue(steps), result.GetValue(arithmetic), result.GetValue(repeats))
                {
                    LanesPerThread = result.GetValue(lanesPerThread) is > 0 and int together ? together : null,
                };
                EvaluateBenchRow measured = bench.Run(EvaluatorFactory.OpenDevice(result.GetValue(backend)));
                Print(measured, result.GetValue(json), Text(measured));
                return;
            }

            EvaluateBenchRow row = new EvaluateBench(synthetic, result.GetValue(lanes), result.GetValue(threads), result.GetValue(repeats)).Run();
            Print(row, result.GetValue(json), Text(row));
        });
        return command;
    }

    private static Command CreateGeneration()
    {
        Option<int> population = Number("--population", "Genomes.", 10_000, least: 2);
        Option<int> edges = Number("--edges", "Mean connection genes to grow to.", 40, most: 1000);
        Option<int> threads = Number("--threads", "Threads; 0 takes one for each processor.", 0, least: 0, most: MostThreads);
        Option<int> repeats = Number("--repeats", "Counted generations.", 100);
        Option<bool> json = new("--json") { Description = "Print one object a line." };
        var command = new Command("generation", "Breeds generation after generation. Example: evolution bench generation --population 10000 --threads 2")
        {
            population, edges, threads, repeats, json,
        };
        command.SetAction(result =>
        {
            GenerationBenchRow row = new GenerationBench(
                result.GetValue(population),
                result.GetValue(edges),
                result.GetValue(threads),
                result.GetValue(repeats)).Run();
            Print(row, result.GetValue(json), Text(row));
        });
        return command;
    }

    internal static Option<int> Number(string name, string description, int fallback, int least = 1, int most = 100_000_000)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => fallback };
        option.Validators.Add(result =>
        {
            // What is no whole number is the parser's to refuse; to ask it for the value would throw.
            string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
            if (int.TryParse(text, CultureInfo.InvariantCulture, out int value) && (value < least || value > most))
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name}: {value} is outside {least} to {most}."));
            }
        });
        return option;
    }

    internal static void Print<TRow>(TRow row, bool json, FormattableString text) =>
        Console.Out.WriteLine(json ? JsonSerializer.Serialize(row, Json.Line) : text.ToString(CultureInfo.InvariantCulture));

    private static FormattableString Text(EvaluateBenchRow row) => row.Backend == "cpu" ? OnHost(row) : OnDevice(row);

    private static FormattableString OnDevice(EvaluateBenchRow row) =>
        $"""
        {row.Device}: {row.Networks} networks, {row.Edges} edges, {row.Lanes} lanes, {row.Activation}, {row.Kernel}, {row.Arithmetic}
        kernel {row.Milliseconds:F3} ms ({row.Minimum:F3} to {row.Maximum:F3}); packed in {row.PackMilliseconds:F2}, uploaded in {row.UploadMilliseconds:F2}, downloaded in {row.DownloadMilliseconds:F2} ms
        {row.ConnectionsPerSecond / 1e9:F1} Gconn/s, {row.StepsPerSecond:E2} steps/s; bound {row.Bound / 1e9:F0} G shared-memory words/s, {row.FractionOfBound:P0} of it; {row.DeviceBytes / 1e6:F1} MB on the device
        """;

    private static FormattableString OnHost(EvaluateBenchRow row) =>
        $"""
        {row.Networks} networks, {row.Edges} edges, {row.Lanes} lanes, {row.Activation}, {row.Kernel}, {row.Threads} threads
        {row.Milliseconds:F2} ms a pass ({row.Minimum:F2} to {row.Maximum:F2}), packed in {row.PackMilliseconds:F2} ms
        {row.ConnectionsPerSecond / 1e9:F1} Gconn/s; bound {row.Bound / 1e9:F1} Gfloat/s loaded from the first-level cache, {row.FractionOfBound:P0} of it
        """;

    private static FormattableString Text(GenerationBenchRow row) =>
        $"""
        population {row.Population}, {row.EdgesPerGenome:F1} connection genes, {row.Species} species, {row.Threads} threads
        {row.MillisecondsPerGeneration:F2} ms a generation ({row.Minimum:F2} to {row.Maximum:F2}): breeding {row.BreedMilliseconds:F2}, speciation {row.SpeciateMilliseconds:F2}; batching {row.BatchMilliseconds:F2} beside it
        {row.AllocatedBytesPerGeneration:F0} bytes allocated a generation (at most {row.MostAllocatedBytes:F0}), {row.GenomesPerSecond / 1e6:F2} million genomes a second
        """;
}
