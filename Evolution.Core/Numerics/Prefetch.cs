using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Evolution.Core.Numerics;

/// <summary>Asks for memory that will be read soon, so that it is there by then. A hint: on processors without one nothing happens.</summary>
internal static class Prefetch
{
    private const int BytesOfLine = 64;

    /// <summary>Asks for the cache lines of elements.</summary>
    public static unsafe void Read<TElement>(ReadOnlySpan<TElement> elements)
        where TElement : unmanaged
    {
        if (!Sse.IsSupported || elements.IsEmpty)
        {
            return;
        }

        // Should the elements move meanwhile, lines that nobody needs are asked for.
        byte* first = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(elements));
        byte* last = first + ((nint)elements.Length * sizeof(TElement)) - 1;
        for (; first < last; first += BytesOfLine)
        {
            Sse.Prefetch0(first);
        }

        Sse.Prefetch0(last);
    }
}
