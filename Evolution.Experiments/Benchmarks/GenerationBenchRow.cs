namespace Evolution.Experiments.Benchmarks;

/// <summary>One line of <c>bench generation</c>. The milliseconds a generation are breeding and speciation; batching stands beside them.</summary>
internal sealed record GenerationBenchRow(
    string Bench,
    int Population,
    double EdgesPerGenome,
    int Species,
    int Threads,
    double MillisecondsPerGeneration,
    double Minimum,
    double Maximum,
    double BreedMilliseconds,
    double SpeciateMilliseconds,
    double BatchMilliseconds,
    double AllocatedBytesPerGeneration,
    double MostAllocatedBytes,
    double GenomesPerSecond);
