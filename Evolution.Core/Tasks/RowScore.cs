namespace Evolution.Core.Tasks;

/// <summary>What one row of a sample task yields.</summary>
/// <param name="Score">Summed over the rows in row order, then handed to <see cref="ISampleTask.Conclude"/>.</param>
/// <param name="Passed">Whether the row counts as answered correctly.</param>
public readonly record struct RowScore(float Score, bool Passed);
