namespace Evolution.Core.Numerics;

/// <summary>Fair coins: 64 out of each draw of a random stream.</summary>
public struct CoinToss
{
    private ulong _bits;
    private int _left;

    /// <summary>Tosses a coin.</summary>
    public bool Next(ref RandomStream random)
    {
        if (_left == 0)
        {
            _bits = random.NextUInt64();
            _left = 64;
        }

        bool heads = (_bits & 1) == 1;
        _bits >>= 1;
        _left--;
        return heads;
    }
}
