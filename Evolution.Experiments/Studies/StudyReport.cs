namespace Evolution.Experiments.Studies;

/// <summary>The content of <c>reproduce.json</c>: what <c>reproduce</c> found.</summary>
/// <param name="Command">The command that finds it again.</param>
/// <param name="Complete">Whether every run has ended.</param>
/// <param name="Results">The figures, a study and preset each.</param>
internal sealed record StudyReport(string Command, bool Complete, IReadOnlyList<StudyFigures> Results)
{
    /// <summary>Judges figures and puts them together.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="figures">The figures.</param>
    public static StudyReport Of(StudyRequest request, IReadOnlyList<StudyFigures> figures)
    {
        StudyFigures[] judged =
        [
            .. figures.Select(one => one with
            {
                Verdict = Verdict.Of(StudyCatalog.All.Single(study => study.Name == one.Study), one, figures),
            }),
        ];
        return new StudyReport(request.Command, judged.All(one => one.Ended == one.Seeds), judged);
    }
}
