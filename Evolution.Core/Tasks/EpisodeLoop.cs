using Evolution.Core.Networks;
using Evolution.Core.Numerics;

namespace Evolution.Core.Tasks;

/// <summary>The loop of observing, activating and stepping, for every environment and every evaluator.</summary>
public static class EpisodeLoop
{
    /// <summary>Plays all episodes of one network. A lane whose episode has ended takes the next one; the last lanes close up.</summary>
    /// <param name="environment">The task.</param>
    /// <param name="network">The network, its inputs 0.</param>
    /// <param name="lanes">Scratch memory for as many episodes as run side by side, at least 1.</param>
    /// <param name="key">Which random numbers the episodes get.</param>
    /// <param name="scores">Receives the score of each episode; its length is the number of episodes.</param>
    /// <returns>The control steps of all episodes together.</returns>
    public static long Play<TEnvironment, TState, TNetwork, TInputs, TOutputs>(
        TEnvironment environment,
        TNetwork network,
        EpisodeLanes<TState> lanes,
        EpisodeKey key,
        Span<float> scores)
        where TEnvironment : struct, IEnvironment<TState>
        where TState : unmanaged
        where TNetwork : struct, ILaneNetwork<TInputs, TOutputs>, allows ref struct
        where TInputs : struct, IFloatBuffer, allows ref struct
        where TOutputs : struct, IFloatBuffer, allows ref struct
    {
        int started = Math.Min(lanes.States.Length, scores.Length);
        int active = started;
        long steps = 0;
        Span<TState> states = lanes.States;
        Span<float> laneScores = lanes.Scores;
        for (int lane = 0; lane < active; lane++)
        {
            lanes.Start(lane, lane, environment, key);
        }

        while (active > 0)
        {
            for (int lane = 0; lane < active; lane++)
            {
                environment.Observe(states[lane], network.Inputs(lane));
            }

            network.Activate(active);
            steps += active;
            for (int lane = active - 1; lane >= 0; lane--)
            {
                bool goesOn = environment.Step(ref states[lane], network.Outputs(lane), ref laneScores[lane]);
                if (goesOn && ++lanes.Steps[lane] < environment.MaxSteps)
                {
                    continue;
                }

                scores[lanes.Episodes[lane]] = laneScores[lane];
                if (started < scores.Length)
                {
                    lanes.Start(lane, started++, environment, key);
                }
                else
                {
                    lanes.Move(--active, lane);
                }
            }
        }

        return steps;
    }
}
