using System.ComponentModel.DataAnnotations;
using Evolution.Core.Configuration;

namespace Evolution.Experiments.Csv;

/// <summary>The parameters that tasks of a CSV file have in common.</summary>
public abstract class CsvParameters
{
    /// <summary>Gets or sets the file: a header of column names, then a row a line.</summary>
    /// <value>Required. Relative to the config that names it, or to the current directory on the command line.</value>
    [FilePath]
    public string File { get; set; } = string.Empty;

    /// <summary>Gets or sets the character between fields.</summary>
    /// <value>Default: a comma. One character, such as ";" or "\t".</value>
    public string Separator { get; set; } = ",";

    /// <summary>Gets or sets the columns that the network sees.</summary>
    /// <value>Default: empty, which takes every column that is not a target.</value>
    public IReadOnlyList<string> Inputs { get; set; } = [];

    /// <summary>Gets or sets the share of the rows that is held back from evolution and only tests the champion.</summary>
    /// <value>Default: 0.25. Range: 0 to 0.9.</value>
    [Range(0.0, 0.9)]
    public double TestFraction { get; set; } = 0.25;

    /// <summary>Gets or sets the seed that decides which rows are held back, apart from the run's.</summary>
    /// <value>Default: 1. Range: 0 to 2,147,483,647.</value>
    [Range(0, int.MaxValue)]
    public int SplitSeed { get; set; } = 1;

    /// <summary>Gets or sets whether inputs, and targets that are numbers, are shifted and scaled to mean 0 and deviation 1 over the training rows.</summary>
    /// <value>Default: true.</value>
    public bool Standardize { get; set; } = true;
}
