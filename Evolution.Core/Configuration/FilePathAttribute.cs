namespace Evolution.Core.Configuration;

/// <summary>Marks a string option as the path of a file: relative to the config that names it, or to the current directory on the command line.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FilePathAttribute : Attribute;
