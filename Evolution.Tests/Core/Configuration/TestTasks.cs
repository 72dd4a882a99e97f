using System.ComponentModel.DataAnnotations;
using Evolution.Core.Configuration;
using Evolution.Core.Genomes;
using Evolution.Core.Tasks;

namespace Evolution.Tests.Core.Configuration;

/// <summary>A catalog of two tasks that are never run.</summary>
internal static class TestTasks
{
    public static readonly IReadOnlyList<TaskDescriptor> Catalog =
    [
        new TaskDescriptor<NoParameters>("xor", 1, "Exclusive or.", (_, _) => throw new NotSupportedException()),
        new TaskDescriptor<ParityParameters>("parity", 2, "Parity of bits.", (_, _) => throw new NotSupportedException()),
    ];

    public static RunConfig Read(string json, params (string Path, string Value)[] overrides) =>
        ConfigReader.Read(json, "test.json", Catalog, overrides);

    public static string[] Faults(string json, params (string Path, string Value)[] overrides)
    {
        try
        {
            Read(json, overrides);
            return [];
        }
        catch (ConfigException exception)
        {
            return [.. exception.Faults.Select(fault => fault.ToString())];
        }
    }
}

/// <summary>The parameters of the parity task: one of each type that the run's own options lack.</summary>
public sealed class ParityParameters
{
    /// <summary>Gets or sets the bits.</summary>
    /// <value>Default: 3. Range: 2 to 16.</value>
    [Range(2, 16)]
    public int Bits { get; set; } = 3;

    /// <summary>Gets or sets the noise.</summary>
    /// <value>Default: 0. Range: 0 to below 1.</value>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double Noise { get; set; }

    /// <summary>Gets or sets any number.</summary>
    public float Free { get; set; }

    /// <summary>Gets or sets a number of the task's own stream.</summary>
    public ulong? Stream { get; set; }

    /// <summary>Gets or sets the weights.</summary>
    [Range(0.0, 10.0)]
    public IReadOnlyList<float> Weights { get; set; } = [1f, 0.5f];

    /// <summary>Gets or sets the labels.</summary>
    public IReadOnlyList<string> Labels { get; set; } = [];

    /// <summary>Gets or sets an activation that overrides the network's.</summary>
    public ActivationKind? Activation { get; set; }

    /// <summary>Gets or sets a part of its own.</summary>
    public ParityTrial? Trial { get; set; }
}

/// <summary>A nested part that may be absent.</summary>
public sealed class ParityTrial
{
    /// <summary>Gets or sets the steps.</summary>
    public int Steps { get; set; } = 5;
}
