using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using Evolution.Core.Configuration;
using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Numerics;
using Evolution.Core.Runs;
using Evolution.Core.Tasks;
using Evolution.Experiments.Benchmarks;
using Evolution.Experiments.Reporting;
using Evolution.Gpu;
using Evolution.Gpu.Compiling;

namespace Evolution.Experiments.Commands;

/// <summary><c>verify CONFIG</c>.</summary>
internal static class VerifyCommand
{
    private const int MostNetworksPerFunction = 500;

    /// <summary>Creates the verb.</summary>
    /// <param name="tasks">The tasks that it knows.</param>
    public static Command Create(TaskLibrary tasks)
    {
        var config = new Argument<string>("CONFIG") { Description = "The experiment's config file." };
        Option<int> networks = BenchCommand.Number(
            "--networks", "Networks, mutated for some generations; each activation function is tried on as many, at most 500.", 1000, least: 2, most: 10_000_000);
        Option<int> generations = BenchCommand.Number("--mutated", "Generations of mutations before they are scored.", 30, least: 0);
        Option<KernelKind> kernel = ChoiceOption.Of<KernelKind>("--kernel", "auto, lanes, levels or giant, on a GPU.");
        var memory = new Option<long>("--memory-limit") { Description = "Bytes that a batch may take on a GPU, which then comes in parts; 0 takes most of its memory." };
        memory.Validators.Add(result => Refuse(result, long.TryParse(TextOf(result), CultureInfo.InvariantCulture, out long bytes) && bytes < 0, "is less than 0"));
        var json = new Option<bool>("--json") { Description = "Print one object a line." };
        Option<bool> trust = TrustCommand.Flag();
        var overrides = new ConfigOverrideOptions("--population", "--generations", "--output");
        var command = new Command(
            "verify",
            "Scores one population on every backend, twice on a device, and compares bits. Example: evolution verify config/xor.json --networks 10000")
        {
            config, networks, generations, kernel, memory, trust, json,
        };
        overrides.AddTo(command);
        command.SetAction(result =>
        {
            RunConfig read = ConfigFile.Read(result.GetRequiredValue(config), tasks, overrides.Read(result), result.GetValue(trust));
            var device = new GpuOptions
            {
                Arithmetic = read.Evaluation.Arithmetic,
                Kernel = result.GetValue(kernel),
                MemoryLimitBytes = result.GetValue(memory) is > 0 and long bytes ? bytes : null,
            };
            return Verify(read, result.GetValue(networks), result.GetValue(generations), device, result.GetValue(json));
        });
        return command;
    }

    private static string TextOf(OptionResult result) => result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;

    private static void Refuse(OptionResult result, bool isWrong, string why)
    {
        if (isWrong)
        {
            result.AddError($"{result.Option.Name}: {TextOf(result)} {why}.");
        }
    }

    private static int Verify(RunConfig config, int networks, int generations, GpuOptions device, bool json)
    {
        EvolutionTask task = config.Task.Create();
        if (config.Evaluation.Backend is BackendKind.Cuda or BackendKind.OpenCL)
        {
            EvaluatorFactory.OpenDevice(config.Evaluation.Backend).Dispose();
        }

        using var workers = new WorkerPool(config.Evaluation.Threads);
        using var reference = new ReferenceEvaluator(task, workers);
        var sample = VerifySample.Evolve(config.ToSetup(), task, workers, networks, generations);
        uint[] expected = sample.Fitness(reference);
        bool differs = false;
        foreach (IPopulationEvaluator evaluator in Evaluators(config.Evaluation.Backend, device, task, workers))
        {
            using IPopulationEvaluator one = evaluator;
            uint[] fitness = sample.Fitness(one);
            int? launches = (one as GpuEvaluator)?.Launches;

            // What a device keeps of topologies, it uses from the second time on.
            uint[] again = launches is null ? fitness : sample.Fitness(one);
            int[] different = [.. Enumerable.Range(0, networks).Where(genome => fitness[genome] != expected[genome] || again[genome] != expected[genome])];
            int perFunction = Math.Min(networks, MostNetworksPerFunction);
            ActivationKind[] functions = DifferentFunctions(reference, one, task, perFunction, workers);
            var row = new Row(task.Id, one.Backend, one.Device, networks, different.Length, perFunction, functions) { Launches = launches };
            Console.Out.WriteLine(json ? JsonSerializer.Serialize(row, Json.Line) : row.ToString());
            differs |= different.Length > 0 || functions.Length > 0;
            if (different.Length > 0)
            {
                Save(config, task, sample, different[0], BitConverter.UInt32BitsToSingle(expected[different[0]]));
            }
        }

        return differs && config.Evaluation.Arithmetic == ArithmeticKind.Exact ? ExitCode.Different : ExitCode.Done;
    }

    private static IEnumerable<IPopulationEvaluator> Evaluators(BackendKind backend, GpuOptions options, EvolutionTask task, WorkerPool workers)
    {
        yield return new SimdEvaluator(task, workers);
        if (task.IsHostOnly || backend == BackendKind.Cpu)
        {
            yield break;
        }

        string? refusal = KernelTrial.Refusal(task, options.Arithmetic);
        int verified = 0;
        if (refusal is not null)
        {
            Console.Error.WriteLine($"{task.Id} cannot run on a GPU: {refusal}");
            yield break;
        }

        foreach (GpuDeviceInfo found in GpuDevice.Find().Where(found => backend == BackendKind.Auto || found.Backend == EvaluatorFactory.NameOf(backend)))
        {
            if (GpuDevice.Open(found.Backend, found.Index) is not { } device)
            {
                continue;
            }

            if (device.Refusal(options) is { } why)
            {
                device.Dispose();
                refusal = $"{found.Backend} ({found.Name}) {why}";
                Console.Error.WriteLine($"Left out: {refusal}.");
                continue;
            }

            verified++;
            yield return new GpuEvaluator(task, device, options);
        }

        if (backend != BackendKind.Auto && verified == 0 && refusal is not null)
        {
            throw new UserException($"--backend: {refusal}.", ExitCode.NoDevice);
        }
    }

    /// <summary>Scores random networks of one activation function each.</summary>
    private static ActivationKind[] DifferentFunctions(
        IPopulationEvaluator reference, IPopulationEvaluator evaluator, EvolutionTask task, int networks, WorkerPool workers)
    {
        var different = new List<ActivationKind>();
        foreach (ActivationKind kind in Enum.GetValues<ActivationKind>())
        {
            (int inputs, int outputs) = (task.InputNames.Count, task.OutputNames.Count);
            var synthetic = new SyntheticNetworks(networks, inputs, outputs, Hidden: 4, Edges: 8 + outputs, kind);
            var sample = new VerifySample(synthetic.Create(), new EvaluationPlan(Seed: 1, 0, Episodes: 3, EpisodeSeedKind.Shared), workers);
            if (!sample.Fitness(reference).AsSpan().SequenceEqual(sample.Fitness(evaluator)))
            {
                different.Add(kind);
            }
        }

        return [.. different];
    }

    private static void Save(RunConfig config, EvolutionTask task, VerifySample sample, int genome, float fitness)
    {
        using JsonDocument document = JsonDocument.Parse(ConfigWriter.Write(config));
        JsonElement parameters = document.RootElement.GetProperty("task").GetProperty("parameters");
        var champion = new Champion(Genome.Copy(sample.Population, genome), fitness, sample.Plan, genome);
        string path = FreeName();
        File.WriteAllText(path, ChampionFile.Write(champion, task, parameters, config.Evaluation.Arithmetic, config.Task.Code));
        Console.Error.WriteLine($"The first network that differs, genome {genome}, is in {path}.");
    }

    /// <summary>Returns a name that no file has: where the command was given a run may have left its champion.</summary>
    private static string FreeName()
    {
        string path = "champion.json";
        for (int number = 2; File.Exists(path); number++)
        {
            path = string.Create(CultureInfo.InvariantCulture, $"champion-{number}.json");
        }

        return path;
    }

    private sealed record Row(string Task, string Backend, string Device, int Networks, int Different, int NetworksPerFunction, ActivationKind[] DifferentFunctions)
    {
        public int? Launches { get; init; }

        public override string ToString() =>
            $"{Task} on {Backend} ({Device}): {Different} of {Networks} fitness values differ from the reference"
            + (DifferentFunctions.Length == 0
                ? $"; every activation function agrees on {NetworksPerFunction} networks"
                : $"; activation functions that differ on {NetworksPerFunction} networks: {string.Join(", ", DifferentFunctions)}")
            + (Launches is { } launches ? $"; {launches} launches" : string.Empty);
    }
}
