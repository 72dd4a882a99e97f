using System.Text.Json.Serialization;

namespace Evolution.Core.Configuration;

/// <summary>Sets of option values under a name. What a preset sets is listed in docs/presets.md.</summary>
public enum PresetKind
{
    /// <summary>The defaults of the options, with a larger population, more species and more weights touched for double poles without velocities.</summary>
    Default,

    /// <summary>The parameters of Stanley and Miikkulainen 2002, section 4.1, with those they give for double poles without velocities on that task.</summary>
    Neat2002,

    /// <summary>The parameter files of Stanley's NEAT C++ 1.2.1: test.ne and pole2_markov.ne, and p2nv.ne for double poles without velocities.</summary>
    [JsonStringEnumMemberName("neat-cpp-1.2.1")]
    NeatCpp121,
}
