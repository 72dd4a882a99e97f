using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Evolution.Core.Configuration;
using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;
using Evolution.Core.Runs;
using Evolution.Core.Tasks;
using Evolution.Experiments.Reporting;
using Evolution.Experiments.UserCode;

namespace Evolution.Experiments.Commands;

/// <summary><c>replay CHAMPION</c>.</summary>
internal static class ReplayCommand
{
    private static readonly JsonSerializerOptions WithoutNulls = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Creates the verb.</summary>
    /// <param name="tasks">The tasks that it knows.</param>
    public static Command Create(TaskLibrary tasks)
    {
        var champion = new Argument<string>("CHAMPION") { Description = "A champion.json." };
        Option<bool> trust = TrustCommand.Flag();
        var json = new Option<bool>("--json") { Description = "Print one object." };
        var command = new Command(
            "replay",
            "Scores a saved champion again and compares with the fitness it was saved with. Example: evolution replay runs/xor-1/champion.json")
        {
            champion, trust, json,
        };
        command.SetAction(result => Replay(tasks, result.GetRequiredValue(champion), result.GetValue(trust), result.GetValue(json)));
        return command;
    }

    private static int Replay(TaskLibrary tasks, string path, bool trust, bool json)
    {
        SavedChampion saved = SavedChampionFile.Read(path);
        EvolutionTask task = TaskOf(tasks, saved, path, trust);
        Genome genome = saved.Champion.Genome;
        if (genome.Shape.TaskInputs != task.InputNames.Count || genome.Shape.Outputs != task.OutputNames.Count)
        {
            throw new UserException(
                $"{path}: {genome.Shape.TaskInputs} inputs and {genome.Shape.Outputs} outputs do not fit {task.Id}, which has {task.InputNames.Count} and {task.OutputNames.Count}.",
                ExitCode.DamagedFile);
        }

        if (task is PopulationEvolutionTask)
        {
            throw new UserException(
                $"{path}: {task.Id} scores a population as a whole, so that one network cannot be scored again.", ExitCode.BadInput);
        }

        using var workers = new WorkerPool(1);
        using var evaluator = new SimdEvaluator(task, workers);
        float fitness = Score(saved.Champion, evaluator, workers);
        ChampionTestResult[] tests = [.. new ChampionTester(task, workers).Run(genome, saved.Champion.Plan)];
        bool identical = BitConverter.SingleToInt32Bits(fitness) == BitConverter.SingleToInt32Bits(saved.Champion.Fitness);
        var row = new ReplayRow(task.Id, Finite(saved.Champion.Fitness), Finite(fitness), identical, tests) { IsNoisy = task.IsNoisy };
        Console.Out.WriteLine(json ? JsonSerializer.Serialize(row, Json.Line) : row.ToText());
        return identical || task.IsNoisy ? ExitCode.Done : ExitCode.Different;
    }

    private static EvolutionTask TaskOf(TaskLibrary tasks, SavedChampion saved, string path, bool trust)
    {
        object choice = saved.Code is { } code
            ? new { source = code.Kind == TaskCodeKind.Source ? code.Path : null, assembly = code.Kind == TaskCodeKind.Assembly ? code.Path : null, type = code.Type, digest = code.Digest, parameters = saved.Parameters }
            : new { name = saved.TaskId, parameters = saved.Parameters };
        string config = JsonSerializer.Serialize(new { task = choice }, WithoutNulls);
        try
        {
            return ConfigReader.Read(config, path, tasks.All, [], new TaskLoader(path, trust)).Task.Create();
        }
        catch (ConfigException exception)
        {
            throw new UserException(exception.Message, ExitCode.DamagedFile);
        }
    }

    private static float Score(Champion champion, IPopulationEvaluator evaluator, WorkerPool workers)
    {
        var batch = new NetworkBatch();
        var scores = new PopulationScores();
        new NetworkBatcher(workers).Build(Genome.ToPopulation(champion.Genome), batch);

        // A genome's own episodes are keyed by its number in its generation, which is 0 in a population of one.
        EvaluationPlan plan = champion.Plan with { GenomeOffset = champion.GenomeNumber };
        evaluator.Evaluate(batch, plan, scores);
        foreach (FitnessFailure failure in scores.Failures)
        {
            // Whoever replays a failure wants all of it, stack trace included.
            Console.Error.WriteLine(failure.Exception);
        }

        return float.IsFinite(scores.Fitness[0]) ? scores.Fitness[0] : float.NegativeInfinity;
    }

    private static float? Finite(float value) => float.IsFinite(value) ? value : null;

    private sealed record ReplayRow(string Task, float? SavedFitness, float? Fitness, bool Identical, IReadOnlyList<ChampionTestResult> Tests)
    {
        public bool IsNoisy { get; init; }

        public string ToText()
        {
            string verdict = Identical ? "identical" : IsNoisy ? "different, as noise makes it" : "DIFFERENT";
            string tests = string.Concat(Tests.Select(test => $"\n{SummaryPrinter.ToText(test)}"));
            return string.Create(CultureInfo.InvariantCulture, $"{Task}: saved fitness {FitnessText.Of(SavedFitness)}, replayed {FitnessText.Of(Fitness)}: {verdict}{tests}");
        }
    }
}
