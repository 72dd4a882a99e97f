using Evolution.Core.Tasks;
using Evolution.Experiments.Csv;
using Evolution.Experiments.Tasks;
using Evolution.Tests.Support;
using MathNet.Numerics.Statistics;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Csv;

/// <summary>What tasks of a CSV file make of it.</summary>
[TestFixture]
public sealed class CsvTaskTests
{
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void MakeDirectory() => _directory = new TemporaryDirectory();

    [TearDown]
    public void Remove() => _directory.Dispose();

    [Test]
    public void Inputs_AreStandardizedOverTheTrainingRowsAlone()
    {
        var task = (SampleEvolutionTask<Classification>)CatalogTasks.Create("classification");
        var test = (SampleEvolutionTask<Classification>)task.ChampionTests.Single().Task!;
        Assert.That((task.Table.RowCount, test.Table.RowCount), Is.EqualTo((113, 37)));
        Assert.That(task.InputNames, Is.EqualTo(new[] { "sepalLength", "sepalWidth", "petalLength", "petalWidth" }));
        Assert.That(task.OutputNames, Is.EqualTo(new[] { "setosa", "versicolor", "virginica" }));
        for (int column = 0; column < 4; column++)
        {
            double[] training = Column(task.Table, column);
            Assert.That(training.Mean(), Is.Zero.Within(1e-6));
            Assert.That(training.PopulationStandardDeviation(), Is.EqualTo(1).Within(1e-6));
            Assert.That(Column(test.Table, column).Mean(), Is.Not.Zero.Within(1e-4));
        }
    }

    [Test]
    public void EveryRow_IsInOnePartAndKeepsItsTarget()
    {
        string rows = string.Concat(Enumerable.Range(0, 40).Select(row => $"{row},{row * 3},x\n"));
        var parameters = new RegressionParameters
        {
            File = _directory.Write("rows.csv", "a,b,c\n" + rows),
            Inputs = ["a"],
            Targets = ["b"],
            Standardize = false,
            TestFraction = 0.3,
        };
        var task = (SampleEvolutionTask<Regression>)Regression.Descriptor.Create(parameters);
        var test = (SampleEvolutionTask<Regression>)task.ChampionTests.Single().Task!;
        float[] training = task.Table.Inputs.ToArray();
        float[] held = test.Table.Inputs.ToArray();

        Assert.That(held, Has.Length.EqualTo(12).And.Ordered);
        Assert.That(training.Concat(held).Order(), Is.EqualTo(Enumerable.Range(0, 40).Select(row => (float)row)));
        Assert.That(task.Table.Targets.ToArray(), Is.EqualTo(training.Select(value => value * 3)));
        Assert.That(test.Table.Targets.ToArray(), Is.EqualTo(held.Select(value => value * 3)));

        parameters.SplitSeed = 2;
        Assert.That(((SampleEvolutionTask<Regression>)Regression.Descriptor.Create(parameters)).Table.Inputs.ToArray(), Is.Not.EqualTo(training));
        parameters.TestFraction = 0;
        Assert.That(Regression.Descriptor.Create(parameters).ChampionTests, Is.Empty);
    }

    [Test]
    public void Split_IsPartOfASeedsMeaning() =>
        Assert.That(CsvSplit.Of(20, 0.25, seed: 1).Test, Is.EqualTo(new[] { 0, 7, 8, 12, 19 }));

    [TestCase(0.29, 100, ExpectedResult = 29)]
    [TestCase(0.7, 90, ExpectedResult = 63)]
    [TestCase(0.3, 101, ExpectedResult = 30)]
    public int Split_HoldsBackAsManyRowsAsTheDecimalOfItsFractionSays(double fraction, int rows) =>
        CsvSplit.Of(rows, fraction, seed: 1).Test.Length;

    [Test]
    public void QuotesOtherSeparatorsMarksAndBlankLinesAtTheEnd_AreRead()
    {
        string path = _directory.Write("odd.csv", "\uFEFFa; \"the; target\" ;text\n1.5;-2e3; \"x;y\"\n2;3;\"two\nlines\"\n0.5;1;\n\n\n");
        var parameters = new RegressionParameters
        {
            File = path,
            Separator = ";",
            Inputs = ["a"],
            Targets = ["the; target"],
            Standardize = false,
            TestFraction = 0,
        };
        var task = (SampleEvolutionTask<Regression>)Regression.Descriptor.Create(parameters);
        Assert.That(task.Table.Inputs.ToArray(), Is.EqualTo(new[] { 1.5f, 2f, 0.5f }));
        Assert.That(task.Table.Targets.ToArray(), Is.EqualTo(new[] { -2000f, 3f, 1f }));
        Assert.That(task.OutputNames, Is.EqualTo(new[] { "the; target" }));
    }

    [TestCase("iris", 150, new[] { 5.843333, 3.057333, 3.758, 1.199333 }, new[] { 0.8280661, 0.4358663, 1.7652982, 0.7622377 })]
    [TestCase("yacht", 308, new[] { -2.381818, 0.564136, 4.788636, 3.936818, 3.206818, 0.2875, 10.495357 }, null)]
    public void ShippedData_HasItsPublishedRowsMeansAndDeviations(string name, int rows, double[] means, double[]? deviations)
    {
        string[][] lines = [.. File.ReadLines(CatalogTasks.Data(name)).Skip(1).Select(line => line.Split(','))];
        Assert.That(lines, Has.Length.EqualTo(rows));
        for (int column = 0; column < means.Length; column++)
        {
            double[] values = [.. lines.Select(line => double.Parse(line[column], System.Globalization.CultureInfo.InvariantCulture))];
            Assert.That(values.Mean(), Is.EqualTo(means[column]).Within(1e-6));
            Assert.That(deviations is null || Math.Abs(values.StandardDeviation() - deviations[column]) < 1e-6, Is.True);
        }
    }

    // The rows in which the copy of the UCI repository differs from Fisher's table.
    [Test]
    public void Iris_HasFishersValues()
    {
        string[] lines = File.ReadAllLines(CatalogTasks.Data("iris"));
        Assert.That((lines[35], lines[38]), Is.EqualTo(("4.9,3.1,1.5,0.2,setosa", "4.9,3.6,1.4,0.1,setosa")));
    }

    private static double[] Column(SampleTable table, int column) =>
        [.. Enumerable.Range(0, table.RowCount).Select(row => (double)table.Inputs[(row * table.InputCount) + column])];
}
