using Evolution.Experiments.Studies;

namespace Evolution.Tests.Experiments.Studies;

/// <summary>Figures of studies that never were.</summary>
internal static class Figures
{
    public static StudyFigures Of(string study, string preset, double evaluations, int failures = 0) => new()
    {
        Study = study,
        Preset = preset,
        Task = "xor/1",
        Population = 150,
        GenerationLimit = 1000,
        Seeds = 100,
        FirstSeed = 1,
        Ended = 100,
        Failures = failures,
        Evaluations = Around(evaluations),
        Scored = Around(evaluations + 75),
        MeanAtLeast = evaluations + (failures * 1500),
        Hidden = new Sample(2.35, 1.11, 2, 1, 5, 2.1, 2.6),
        Connections = new Sample(7.48, 2, 7, 5, 12, 7, 8),
        Seconds = 12.34,
        Backends = ["cuda"],
        Devices = ["a device"],
        Threads = [16],
        Version = "0.1.0+0123456789abcdef",
        Digest = new string('d', 64),
        Published = StudyCatalog.Find(study)[0].Published,
    };

    private static Sample Around(double mean) => new(mean, 2000, mean - 100, 900, 13_459, mean - 400, mean + 400);
}
