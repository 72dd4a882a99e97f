using System.Reflection;
using Evolution.Core.Genomes;
using Evolution.Core.Numerics;
using Evolution.Experiments.Export;
using Evolution.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;

namespace Evolution.Tests.Experiments.Export;

[TestFixture]
public sealed class CSharpWriterTests
{
    private delegate void Activate(ReadOnlySpan<float> inputs, Span<float> outputs);

    private static IEnumerable<TestCaseData> Genomes()
    {
        for (int number = 0; number < 25; number++)
        {
            yield return new TestCaseData(RandomGenomes.Create(71, number)).SetArgDisplayNames($"feedforward {number}");
        }

        foreach (NetworkDynamics dynamics in RandomRecurrentGenomes.AllDynamics)
        {
            foreach ((int number, Genome genome) in RandomRecurrentGenomes.Many(dynamics, 72, 6).Index())
            {
                yield return new TestCaseData(genome).SetArgDisplayNames($"{dynamics.Title} {number}");
            }
        }
    }

    /// <summary>Every function is in the file under test at least once, each with an argument that is an input.</summary>
    private static IEnumerable<TestCaseData> Functions() =>
        Enum.GetValues<ActivationKind>().Select(kind => new TestCaseData(new GenomeBuilder(1, 1).Node(1, kind).Edge(0, 1).Build()).SetArgDisplayNames(kind.ToString()));

    [TestCaseSource(nameof(Genomes))]
    public void Write_GivesTheBitsOfTheDefinition(Genome genome)
    {
        Activate exported = Compile(genome);
        var naive = new NaiveRecurrentNetwork(genome);
        var random = new RandomStream(73, 0, 0, (int)RandomPurpose.Synthetic);
        float[] outputs = new float[genome.Shape.Outputs];
        for (int step = 0; step < 20; step++)
        {
            float[] inputs = [.. Enumerable.Range(0, genome.Shape.TaskInputs).Select(_ => random.NextSigned() * 4f)];
            float[] expected = genome.Shape.Dynamics.IsRecurrent ? naive.Step(inputs) : NaiveNetwork.Outputs(genome, inputs);
            exported(inputs, outputs);
            Assert.That(outputs.Select(Bits), Is.EqualTo(expected.Select(Bits)), $"step {step}");
        }
    }

    [TestCaseSource(nameof(Functions))]
    public void Write_CarriesEachFunctionBitForBit(Genome genome)
    {
        Activate exported = Compile(genome);
        float[] special = [0f, -0f, 1f, -1f, 88.8f, -88f, -87f, 1e-40f, 1e9f, float.MaxValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN];
        float[] output = new float[1];
        foreach (float x in special.Concat(Enumerable.Range(-400, 801).Select(i => i * 0.037f)))
        {
            exported([x], output);
            Assert.That(Bits(output[0]), Is.EqualTo(Bits(NaiveNetwork.Outputs(genome, [x])[0])), $"x = {x:R}");
        }
    }

    private static int Bits(float value) => float.IsNaN(value) ? int.MinValue : BitConverter.SingleToInt32Bits(value);

    private static Activate Compile(Genome genome)
    {
        string[] Names(int count) => [.. Enumerable.Range(0, count).Select(number => $"name\n{number}")];
        string source = CSharpWriter.Write(genome, Names(genome.Shape.TaskInputs), Names(genome.Shape.Outputs));
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var compilation = CSharpCompilation.Create(
            "Exported",
            [CSharpSyntaxTree.ParseText(source)],
            [MetadataReference.CreateFromFile(Path.Combine(runtime, "System.Private.CoreLib.dll")), MetadataReference.CreateFromFile(Path.Combine(runtime, "System.Runtime.dll"))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.That(result.Success, Is.True, string.Join("\n", result.Diagnostics) + "\n" + source);
        Type type = Assembly.Load(image.ToArray()).GetType("EvolvedNetwork")!;
        return type.GetMethod("Activate")!.CreateDelegate<Activate>(Activator.CreateInstance(type));
    }
}
