using Evolution.Core.Evaluation;
using Evolution.Core.Genomes;
using Evolution.Gpu;

namespace Evolution.Experiments.Benchmarks;

/// <summary>
/// One line of <c>bench network</c>. The bound is in connections a second: measured copy bandwidth over the bytes that must be
/// moved at least, 8 an edge, 4 a node offset, and each value of each lane written and read once.
/// </summary>
internal sealed record NetworkBenchRow(
    string Bench,
    string Backend,
    string Device,
    KernelKind? Kernel,
    ArithmeticKind Arithmetic,
    int Threads,
    int Networks,
    int Nodes,
    int Edges,
    int Levels,
    int Lanes,
    ActivationKind Activation,
    double Milliseconds,
    double Minimum,
    double Maximum,
    double UploadMilliseconds,
    double DownloadMilliseconds,
    long UploadedBytes,
    long UploadedTopologyBytes,
    double ConnectionsPerSecond,
    double StepsPerSecond,
    double CopyBytesPerSecond,
    double Bound,
    double FractionOfBound,
    double SequentialMilliseconds,
    double SpeedUp,
    bool SameBits);
