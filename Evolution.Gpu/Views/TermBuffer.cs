using ILGPU;

namespace Evolution.Gpu.Views;

/// <summary>
/// Products in a block's shared memory. Positions are spread over its 32 banks: threads that add up neighbouring nodes of 32
/// edges each would else all read from one bank.
/// </summary>
public readonly struct TermBuffer
{
    private const int Banks = 32;

    /// <summary>Odd, and large enough that node sizes near 32 spread too.</summary>
    private const int Skew = 5;

    /// <summary>The words before the products belong to the team.</summary>
    private const int First = 1;

    private readonly ArrayView<float> _terms;

    private TermBuffer(ArrayView<float> terms) => _terms = terms;

    /// <summary>Returns the calling block's products; all its threads come here, as emulated shared memory demands.</summary>
    public static TermBuffer Open() => new(SharedMemory.GetDynamic<float>());

    /// <summary>Returns the bytes of shared memory for some products, and what comes before them.</summary>
    public static int BytesFor(int terms) => sizeof(float) * (Position(terms) + 1);

    /// <summary>Writes a product.</summary>
    public void Set(int term, float value) => _terms[Position(term)] = value;

    /// <summary>Returns a product.</summary>
    public float Get(int term) => _terms[Position(term)];

    private static int Position(int term) => First + term + (term / Banks * Skew);
}
