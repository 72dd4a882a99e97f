namespace Evolution.Gpu.Views;

/// <summary>Where a slice of nodes lies; see <see cref="NodeStream"/>.</summary>
public struct SliceRow
{
    /// <summary>Its first word.</summary>
    public int FirstWord;

    /// <summary>Where its nodes begin in the list of all; they end where those of the next slice begin.</summary>
    public int FirstSlot;

    /// <summary>The first node of its level, counted within the network.</summary>
    public int FirstOfLevel;

    /// <summary>The first node of its network, counted in the launch.</summary>
    public int FirstOfNetwork;
}
