using System.Runtime.CompilerServices;
using Evolution.Core.Networks;
using Evolution.Core.Numerics;

namespace Evolution.Core.Tasks;

/// <summary>The loop of observing, activating and stepping, for every environment and every evaluator, on the host and in a kernel.</summary>
public static class EpisodeLoop
{
    /// <summary>Plays all episodes of one network. A lane whose episode has ended takes the next one; the last lanes close up.</summary>
    /// <param name="environment">The task.</param>
    /// <param name="network">The network, its inputs 0.</param>
    /// <param name="lanes">Room for the episodes that run side by side, at least one; receives the scores.</param>
    /// <param name="key">Which random numbers the episodes get.</param>
    /// <returns>The control steps of all episodes together.</returns>
    public static long Play<TEnvironment, TState, TNetwork, TInputs, TOutputs, TLanes>(
        TEnvironment environment,
        TNetwork network,
        ref TLanes lanes,
        EpisodeKey key)
        where TEnvironment : struct, IEnvironment<TState>
        where TState : unmanaged
        where TNetwork : struct, ILaneNetwork<TInputs, TOutputs>, allows ref struct
        where TInputs : struct, IFloatBuffer, allows ref struct
        where TOutputs : struct, IFloatBuffer, allows ref struct
        where TLanes : struct, IEpisodeLanes<TState>, allows ref struct
    {
        int active = 0;
        long steps = 0;
        while (active < lanes.Count && TryStart<TEnvironment, TState, TNetwork, TInputs, TOutputs, TLanes>(environment, ref network, ref lanes, active, key))
        {
            active++;
        }

        while (active > 0)
        {
            if (TLanes.AreTwo)
            {
                lanes.Observe(environment, 0, network.Inputs(0));
                lanes.Observe(environment, 1, network.Inputs(1));
            }
            else
            {
                for (int lane = 0; lane < active; lane++)
                {
                    lanes.Observe(environment, lane, network.Inputs(lane));
                }
            }

            network.Activate(active);
            steps += active;
            if (TLanes.AreTwo)
            {
                if (active == 2)
                {
                    Step<TEnvironment, TState, TNetwork, TInputs, TOutputs, TLanes>(environment, ref network, ref lanes, 1, ref active, key);
                }

                Step<TEnvironment, TState, TNetwork, TInputs, TOutputs, TLanes>(environment, ref network, ref lanes, 0, ref active, key);
            }
            else
            {
                for (int lane = active - 1; lane >= 0; lane--)
                {
                    Step<TEnvironment, TState, TNetwork, TInputs, TOutputs, TLanes>(environment, ref network, ref lanes, lane, ref active, key);
                }
            }
        }

        return steps;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<TEnvironment, TState, TNetwork, TInputs, TOutputs, TLanes>(
        TEnvironment environment,
        ref TNetwork network,
        ref TLanes lanes,
        int lane,
        ref int active,
        EpisodeKey key)
        where TEnvironment : struct, IEnvironment<TState>
        where TState : unmanaged
        where TNetwork : struct, ILaneNetwork<TInputs, TOutputs>, allows ref struct
        where TInputs : struct, IFloatBuffer, allows ref struct
        where TOutputs : struct, IFloatBuffer, allows ref struct
        where TLanes : struct, IEpisodeLanes<TState>, allows ref struct
    {
        bool goesOn = lanes.Step(environment, lane, network.Outputs(lane), out int steps);
        if (steps < environment.MaxSteps && goesOn)
        {
            return;
        }

        lanes.Finish(lane);
        if (!TryStart<TEnvironment, TState, TNetwork, TInputs, TOutputs, TLanes>(environment, ref network, ref lanes, lane, key))
        {
            lanes.Move(--active, lane);
            network.Move(active, lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryStart<TEnvironment, TState, TNetwork, TInputs, TOutputs, TLanes>(
        TEnvironment environment,
        ref TNetwork network,
        ref TLanes lanes,
        int lane,
        EpisodeKey key)
        where TEnvironment : struct, IEnvironment<TState>
        where TState : unmanaged
        where TNetwork : struct, ILaneNetwork<TInputs, TOutputs>, allows ref struct
        where TInputs : struct, IFloatBuffer, allows ref struct
        where TOutputs : struct, IFloatBuffer, allows ref struct
        where TLanes : struct, IEpisodeLanes<TState>, allows ref struct
    {
        if (!lanes.TryTake(out int episode))
        {
            return false;
        }

        network.Reset(lane);
        RandomStream random = key.Open(episode);
        lanes.Begin(lane, episode, environment.Reset(ref random, episode));
        return true;
    }
}
