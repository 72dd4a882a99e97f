namespace Evolution.Core.Genomes;

/// <summary>Walks over the runs of ids that two ascending lists have in common, and counts the ids that only one has.</summary>
/// <param name="ids">One list.</param>
/// <param name="otherIds">The other.</param>
internal ref struct MatchingRuns(ReadOnlySpan<int> ids, ReadOnlySpan<int> otherIds)
{
    private readonly ReadOnlySpan<int> _ids = ids;
    private readonly ReadOnlySpan<int> _otherIds = otherIds;

    /// <summary>Gets the first position of the run in one list.</summary>
    public int Start { get; private set; }

    /// <summary>Gets the first position of the run in the other list.</summary>
    public int OtherStart { get; private set; }

    /// <summary>Gets the length of the run.</summary>
    public int Length { get; private set; }

    /// <summary>Gets the ids passed over so far that only one list has, while the other list went on.</summary>
    public int Disjoint { get; private set; }

    /// <summary>Gets, once <see cref="Next"/> has returned false, the ids that one list has beyond the end of the other.</summary>
    public readonly int Excess => _ids.Length - Start + _otherIds.Length - OtherStart;

    /// <summary>Goes on to the next run.</summary>
    /// <returns>False at the end of either list.</returns>
    public bool Next()
    {
        // Locals, as places that go through memory from step to step make the steps wait for it.
        ReadOnlySpan<int> ids = _ids;
        ReadOnlySpan<int> otherIds = _otherIds;
        int start = Start + Length;
        int otherStart = OtherStart + Length;
        int length = 0;
        int passed = -start - otherStart;
        while ((uint)start < (uint)ids.Length && (uint)otherStart < (uint)otherIds.Length)
        {
            int order = ids[start] - otherIds[otherStart];
            if (order == 0)
            {
                length = ids[start..].CommonPrefixLength(otherIds[otherStart..]);
                break;
            }

            start += order < 0 ? 1 : 0;
            otherStart += order > 0 ? 1 : 0;
        }

        Disjoint += passed + start + otherStart;
        (Start, OtherStart, Length) = (start, otherStart, length);
        return length > 0;
    }
}
