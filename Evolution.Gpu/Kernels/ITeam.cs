using Evolution.Gpu.Views;
using ILGPU;

namespace Evolution.Gpu.Kernels;

/// <summary>The threads that compute one network together: all of them go the same way through a kernel.</summary>
/// <typeparam name="TSelf">The team.</typeparam>
public interface ITeam<TSelf>
    where TSelf : struct
{
    /// <summary>Gets the team's number in the launch.</summary>
    static abstract int Number { get; }

    /// <summary>Gets the calling block's number in the team.</summary>
    static abstract int Block { get; }

    /// <summary>Gets the blocks of the team.</summary>
    static abstract int Blocks { get; }

    /// <summary>Takes the next item; past the last one, there are no more.</summary>
    /// <param name="work">The items.</param>
    /// <param name="ticket">A word of shared memory; shape [1].</param>
    /// <param name="previous">The item that the team took last, at first -1.</param>
    static abstract int Take(TeamView work, ArrayView<int> ticket, int previous);

    /// <summary>Tells the team that the thread has come to a barrier. The caller goes on with what needs nobody else, then waits.</summary>
    /// <returns>What to wait for.</returns>
    static abstract int Arrive(TeamView work);

    /// <summary>Waits for the team. What a thread of it wrote before it arrived, all of them read after.</summary>
    /// <param name="work">The items.</param>
    /// <param name="arrival">What arriving returned.</param>
    static abstract void Wait(TeamView work, int arrival);
}
