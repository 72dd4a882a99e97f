namespace Evolution.Core.Tasks;

/// <summary>What a config's own task is made of.</summary>
public enum TaskCodeKind
{
    /// <summary>A C# file, compiled when the config is read.</summary>
    Source,

    /// <summary>A compiled .NET assembly.</summary>
    Assembly,
}
