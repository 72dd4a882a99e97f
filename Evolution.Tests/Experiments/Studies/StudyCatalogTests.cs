using Evolution.Core.Configuration;
using Evolution.Experiments;
using Evolution.Experiments.Studies;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Studies;

[TestFixture]
public sealed class StudyCatalogTests
{
    [Test]
    public void EveryStudy_TakesEveryPreset(
        [ValueSource(nameof(Names))] string name, [Values("default", "neat2002", "neat-cpp-1.2.1")] string preset) =>
        Assert.That(() => StudyCase.Create(StudyCatalog.Find(name)[0], preset, new TaskLibrary(TaskCatalog.All), [], seeds: null), Throws.Nothing);

    /// <summary>What a study's own config sets would keep the preset from setting it.</summary>
    [Test]
    public void NoStudy_SetsWhatItsPresetDecides([ValueSource(nameof(Names))] string name)
    {
        Study study = StudyCatalog.Find(name)[0];
        RunConfig plain = Read(study, "neat2002", "{ \"task\": \"" + Read(study, "neat2002", study.Config).Task.Descriptor!.Name + "\" }");
        RunConfig own = Read(study, "neat2002", study.Config);

        Assert.That(own.Network.Kind, Is.EqualTo(plain.Network.Kind));
        Assert.That(own.Population, Is.EqualTo(name == "multiplexer" ? 500 : plain.Population), "neither source has parameters for the multiplexer");
        Assert.That((own.Variation.AddNode, own.Speciation.Threshold), Is.EqualTo((plain.Variation.AddNode, plain.Speciation.Threshold)));
    }

    [Test]
    public void Ablations_ComeWithWhatTheyAreComparedWith()
    {
        IReadOnlyList<Study> ablations = StudyCatalog.Find("ablations");

        Assert.That(ablations[0].Name, Is.EqualTo("double-pole"));
        Assert.That(ablations.Skip(1).Select(study => study.AblationOf), Is.All.EqualTo("double-pole"));
        Assert.That(ablations.Skip(1).Select(study => study.Changes.Count), Is.All.Positive);
    }

    [Test]
    public void UnknownName_IsToldWithTheNearest() =>
        Assert.That(
            () => StudyCatalog.Find("doublepole"),
            Throws.TypeOf<UserException>().With.Message.StartsWith("NAME: \"doublepole\" is no study. Did you mean \"double-pole\"? One of: xor, ")
                .And.Property(nameof(UserException.ExitCode)).EqualTo(ExitCode.BadInput));

    private static IEnumerable<string> Names => StudyCatalog.All.Select(study => study.Name);

    private static RunConfig Read(Study study, string preset, string config) =>
        ConfigReader.Read(config, study.Name, TaskCatalog.All, [("preset", preset)]);
}
