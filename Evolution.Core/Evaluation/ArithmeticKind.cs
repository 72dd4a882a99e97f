namespace Evolution.Core.Evaluation;

/// <summary>How strictly the arithmetic of a network is kept.</summary>
public enum ArithmeticKind
{
    /// <summary>The same bits on every backend.</summary>
    Exact,

    /// <summary>Approximations and fused operations are allowed where a device has them; the host stays exact.</summary>
    Fast,
}
