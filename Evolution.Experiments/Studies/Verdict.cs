using Evolution.Core.Configuration;

namespace Evolution.Experiments.Studies;

/// <summary>Whether figures keep their bar.</summary>
/// <param name="Checks">What was asked, at least one.</param>
internal sealed record Verdict(IReadOnlyList<Check> Checks)
{
    private const double DefaultShare = 2.0 / 3;

    private static readonly string Published = EnumNames.Of(PresetKind.Neat2002);
    private static readonly string Default = EnumNames.Of(PresetKind.Default);

    /// <summary>Gets whether all of it holds.</summary>
    public bool Within => Checks.All(check => check.Holds);

    /// <summary>Says it in words.</summary>
    public override string ToString() => $"{(Within ? "within" : "outside")}: {string.Join(", ", Checks)}";

    /// <summary>
    /// Judges figures: those of <c>neat2002</c> by the published ones, those of <c>default</c> by those of <c>neat2002</c>, those
    /// of an ablation by what it takes something away from, with the same preset. Where these two are compared with runs that
    /// failed, or failed themselves, a failure counts with all that it scored, which is less than it would have needed.
    /// </summary>
    /// <param name="study">The study.</param>
    /// <param name="figures">Its figures.</param>
    /// <param name="all">All figures there are.</param>
    /// <returns>Null where nothing is asked, or runs are missing.</returns>
    public static Verdict? Of(Study study, StudyFigures figures, IReadOnlyList<StudyFigures> all)
    {
        if (figures.Ended < figures.Seeds)
        {
            return null;
        }

        List<Check> checks = [];
        if (study.AblationOf is { } full)
        {
            if (Find(all, full, figures.Preset) is { MeanAtLeast: { } whole })
            {
                checks.Add(new Check("mean evaluations of all runs", figures.MeanAtLeast) { Above = whole });
            }
        }
        else if (figures.Preset == Published)
        {
            AddPublished(checks, study, figures);
        }
        else if (figures.Preset == Default)
        {
            checks.Add(new Check("failures", figures.Failures) { Most = 0 });
            if (Find(all, study.Name, Published) is { MeanAtLeast: { } before })
            {
                checks.Add(new Check("mean evaluations", figures.Evaluations?.Mean) { Most = DefaultShare * before });
            }
        }

        return checks.Count == 0 ? null : new Verdict(checks);
    }

    private static void AddPublished(List<Check> checks, Study study, StudyFigures figures)
    {
        StudyBar bar = study.Bar;
        if (bar.EvaluationsWithin is { } share)
        {
            double published = study.Published!.MeanEvaluations;
            checks.Add(new Check("mean evaluations", figures.Evaluations?.Mean) { Least = (1 - share) * published, Most = (1 + share) * published });
        }

        if (bar.IsWithoutFailures)
        {
            checks.Add(new Check("failures", figures.Failures) { Most = 0 });
        }

        if (bar.HiddenWithin is { } nodes)
        {
            double published = study.Published!.MeanHidden!.Value;
            checks.Add(new Check("mean hidden nodes", figures.Hidden?.Mean) { Least = published - nodes, Most = published + nodes });
        }

        if (bar.LeastGeneralization is { } least)
        {
            checks.Add(new Check("least generalization", figures.Generalization?.Minimum) { Least = least });
        }
    }

    private static StudyFigures? Find(IReadOnlyList<StudyFigures> all, string study, string preset) =>
        all.FirstOrDefault(one => one.Study == study && one.Preset == preset && one.Ended == one.Seeds);
}
