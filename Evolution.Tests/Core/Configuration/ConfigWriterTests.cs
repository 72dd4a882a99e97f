using CsCheck;
using Evolution.Core.Configuration;
using Evolution.Core.Genomes;
using NUnit.Framework;

namespace Evolution.Tests.Core.Configuration;

public sealed class ConfigWriterTests
{
    [Test]
    public void Floats_HaveTheirShortestText()
    {
        string json = ConfigWriter.Write(TestTasks.Read("{\"task\": \"xor\"}", ("variation.mutateWeights", "0.8"), ("network.weightLimit", "8.0")));

        Assert.That(json, Does.Contain("\"mutateWeights\": 0.8,").And.Contain("\"weightLimit\": 8\n"));
    }

    [Test]
    public void Task_IsNameAndParameters()
    {
        string json = ConfigWriter.Write(TestTasks.Read("{\"task\": \"parity\", \"output\": {\"directory\": \"a+é\"}}"));

        Assert.That(json, Does.StartWith("{\n  \"task\": {\n    \"name\": \"parity\",\n    \"parameters\": {\n      \"bits\": 3,"));
        Assert.That(json, Does.Contain("\"a+é\"").And.EndWith("}\n").And.Not.Contain("\r"));
    }

    [Test]
    public void ConfigWithoutATask_HasNoTask() => Assert.That(ConfigWriter.Write(new RunConfig()), Does.StartWith("{\n  \"preset\": \"default\",\n  \"seed\": 1,"));

    [Test]
    public void WrittenConfig_ReadsToEqualValues() => Configs.Sample(
        config =>
        {
            string written = ConfigWriter.Write(config);
            RunConfig read = TestTasks.Read(written);
            return read.Task.Descriptor == config.Task.Descriptor && Equal(config, read) && Equal(config.Task.Parameters!, read.Task.Parameters!)
                && ConfigWriter.Write(read) == written;
        },
        seed: "0000KOIPe036",
        iter: 300,
        threads: 1);

    private static readonly Gen<RunConfig> Configs = Gen.Select(Gen.Int[0, TestTasks.Catalog.Count - 1], Gen.UInt, (task, seed) =>
    {
        var random = new Random((int)(seed >> 1));
        var config = new RunConfig();
        Randomize(config, random);
        // A champion would have to be there; runs that start from one are tested with theirs.
        config.Start = null;
        config.Task.Descriptor = TestTasks.Catalog[task];
        config.Task.Parameters = TestTasks.Catalog[task].CreateParameters();
        Randomize(config.Task.Parameters, random);
        config.Speciation.TargetSpecies = random.Next(1, Math.Min(config.Population, 100_000) + 1);
        config.Variation.ChangeActivation *= Math.Sign(config.Network.Activations.Count);
        config.Variation.ChangeAggregation *= Math.Sign(config.Network.Aggregations.Count);
        KeepRules(config.Network);
        return config;
    });

    /// <summary>Brings time constants into their order, and gives recurrent networks the updates that every kind of task takes.</summary>
    private static void KeepRules(NetworkOptions network)
    {
        float[] times = [network.TimeStep, network.SmallestTimeConstant, network.TimeConstant, network.LargestTimeConstant];
        Array.Sort(times);
        (network.TimeStep, network.SmallestTimeConstant, network.TimeConstant, network.LargestTimeConstant) =
            (Math.Min(times[0], 1000f), times[1], times[2], times[3]);
        network.SettleSteps = Math.Max(2, network.SettleSteps);
        network.IntegrationSteps = Math.Max(2, network.IntegrationSteps);
        network.Kind = network.Semantics == NetworkSemantics.Synchronous ? NetworkKind.Feedforward : network.Kind;
    }

    private static void Randomize(object options, Random random)
    {
        foreach (OptionProperty property in OptionProperty.Of(options.GetType()).Where(property => !property.IsTask))
        {
            if (property.IsNullable && random.Next(3) == 0)
            {
                property.SetValue(options, null);
            }
            else if (property.ItemType is { } itemType)
            {
                Array items = Array.CreateInstance(itemType, random.Next(4));
                for (int i = 0; i < items.Length; i++)
                {
                    items.SetValue(RandomValue(itemType, property.Range, random), i);
                }

                property.SetValue(options, items);
            }
            else if (property.IsNested)
            {
                object nested = Activator.CreateInstance(property.ValueType)!;
                Randomize(nested, random);
                property.SetValue(options, nested);
            }
            else
            {
                property.SetValue(options, RandomValue(property.ValueType, property.Range, random));
            }
        }
    }

    private static object RandomValue(Type type, OptionRange? range, Random random)
    {
        if (type == typeof(string))
        {
            return string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => (char)random.Next(0xd800)));
        }

        if (type == typeof(bool))
        {
            return random.Next(2) == 0;
        }

        if (type.IsEnum)
        {
            Array members = Enum.GetValues(type);
            return members.GetValue(random.Next(members.Length))!;
        }

        (double minimum, double maximum) = range is null ? (0.0, int.MaxValue) : (range.Minimum, range.Maximum);
        // A power of the fraction spreads the values over the magnitudes; 0.999 keeps clear of an exclusive upper bound.
        double value = minimum + ((maximum - minimum) * (0.001 + (0.998 * Math.Pow(random.NextDouble(), 8))));
        return Convert.ChangeType(NumberBinder.IsWhole(type) ? Math.Clamp(Math.Round(value), minimum, maximum) : value, type, null);
    }

    private static bool Equal(object left, object right) => OptionProperty.Of(left.GetType()).Where(property => !property.IsTask).All(property =>
        (property.GetValue(left), property.GetValue(right)) switch
        {
            (null, null) => true,
            (null, _) or (_, null) => false,
            (System.Collections.IEnumerable a, System.Collections.IEnumerable b) => a.Cast<object>().SequenceEqual(b.Cast<object>()),
            ({ } a, { } b) => property.IsNested ? Equal(a, b) : a.Equals(b),
        });
}
