using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;

namespace Evolution.Experiments.Benchmarks;

/// <summary>One line of <c>bench evaluate</c>. Times are milliseconds a pass over all networks; the bound is in connections a second.</summary>
internal sealed record EvaluateBenchRow(
    string Bench,
    string Backend,
    string Device,
    string Kernel,
    ArithmeticKind Arithmetic,
    int Threads,
    int Networks,
    int Nodes,
    int Edges,
    int Lanes,
    ActivationKind Activation,
    double Milliseconds,
    double Minimum,
    double Maximum,
    double PackMilliseconds,
    double UploadMilliseconds,
    double DownloadMilliseconds,
    double ConnectionsPerSecond,
    double StepsPerSecond,
    double Bound,
    double FractionOfBound)
{
    /// <summary>Gets the bytes taken on a device; 0 on the host.</summary>
    public long DeviceBytes { get; init; }

    /// <summary>Gets the bytes that a pass copies to a device; 0 on the host.</summary>
    public long UploadedBytes { get; init; }

    /// <summary>Gets how many of them told a topology that the device did not have.</summary>
    public long UploadedTopologyBytes { get; init; }
}
