using System.Runtime.CompilerServices;

namespace Evolution.Experiments.Tasks;

/// <summary>
/// The last so many numbers, in fields: a kernel takes no array in a struct. Lines are composed, so that
/// <c>DelayOfTen&lt;DelayOfTen&lt;DelayOfOne&gt;&gt;</c> holds a hundred. Each push moves all of them on, which on a device is a
/// register's move each, and little beside a step of physics.
/// </summary>
public interface IDelayLine
{
    /// <summary>Puts a number in; all others move on by one.</summary>
    /// <returns>The number that falls out.</returns>
    float Push(float value);

    /// <summary>Adds the numbers to a total, the oldest first.</summary>
    float AddTo(float total);
}

/// <summary>One number.</summary>
public struct DelayOfOne : IDelayLine
{
    private float _value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Push(float value)
    {
        float oldest = _value;
        _value = value;
        return oldest;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float AddTo(float total) => total + _value;
}

/// <summary>Ten lines in a row.</summary>
/// <typeparam name="TLine">What each of them is.</typeparam>
public struct DelayOfTen<TLine> : IDelayLine
    where TLine : unmanaged, IDelayLine
{
    private TLine _first;
    private TLine _second;
    private TLine _third;
    private TLine _fourth;
    private TLine _fifth;
    private TLine _sixth;
    private TLine _seventh;
    private TLine _eighth;
    private TLine _ninth;
    private TLine _tenth;

    /// <inheritdoc/>
    public float Push(float value)
    {
        value = Push(ref _fifth, Push(ref _fourth, Push(ref _third, Push(ref _second, Push(ref _first, value)))));
        return Push(ref _tenth, Push(ref _ninth, Push(ref _eighth, Push(ref _seventh, Push(ref _sixth, value)))));
    }

    /// <inheritdoc/>
    public readonly float AddTo(float total)
    {
        total = _sixth.AddTo(_seventh.AddTo(_eighth.AddTo(_ninth.AddTo(_tenth.AddTo(total)))));
        return _first.AddTo(_second.AddTo(_third.AddTo(_fourth.AddTo(_fifth.AddTo(total)))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Push(ref TLine line, float value) => line.Push(value);
}
