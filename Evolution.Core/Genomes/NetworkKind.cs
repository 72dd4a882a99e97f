namespace Evolution.Core.Genomes;

/// <summary>Which structures evolution may build.</summary>
public enum NetworkKind
{
    /// <summary>No cycles, disabled connections included, so that re-enabling one cannot close a cycle.</summary>
    Feedforward,

    /// <summary>Any structure: connections may close cycles, lead from a node to itself and lead on from an output.</summary>
    Recurrent,
}
