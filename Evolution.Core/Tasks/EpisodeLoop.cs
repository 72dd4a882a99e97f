using Evolution.Core.Networks;
using Evolution.Core.Numerics;

namespace Evolution.Core.Tasks;

/// <summary>
/// The loop of observing, activating and stepping, for every environment and every evaluator: <see cref="Begin"/>, then
/// <see cref="Observe"/>, the network's activation and <see cref="Step"/> until no lane is active.
/// </summary>
public static class EpisodeLoop
{
    /// <summary>Starts the first episodes of a network.</summary>
    /// <param name="environment">The task.</param>
    /// <param name="lanes">Memory for as many episodes as run side by side, at least 1.</param>
    /// <param name="key">Which random numbers the episodes get.</param>
    /// <param name="episodes">The number of episodes, at least 1.</param>
    public static EpisodeProgress Begin<TEnvironment, TState>(
        TEnvironment environment,
        EpisodeLanes<TState> lanes,
        EpisodeKey key,
        int episodes)
        where TEnvironment : struct, IEnvironment<TState>
        where TState : unmanaged
    {
        int active = Math.Min(lanes.States.Length, episodes);
        for (int lane = 0; lane < active; lane++)
        {
            lanes.Start(lane, lane, environment, key);
        }

        return new EpisodeProgress(active, active, Steps: 0);
    }

    /// <summary>Shows every active lane its observations.</summary>
    public static void Observe<TEnvironment, TState, TNetwork, TInputs, TOutputs>(
        TEnvironment environment,
        TNetwork network,
        EpisodeLanes<TState> lanes,
        int active)
        where TEnvironment : struct, IEnvironment<TState>
        where TState : unmanaged
        where TNetwork : struct, ILaneNetwork<TInputs, TOutputs>, allows ref struct
        where TInputs : struct, IFloatBuffer, allows ref struct
        where TOutputs : struct, IFloatBuffer, allows ref struct
    {
        for (int lane = 0; lane < active; lane++)
        {
            environment.Observe(lanes.States[lane], network.Inputs(lane));
        }
    }

    /// <summary>Steps every active lane. A lane whose episode has ended takes the next one; the last lanes close up.</summary>
    /// <param name="environment">The task.</param>
    /// <param name="network">The network, activated.</param>
    /// <param name="lanes">The episodes under way.</param>
    /// <param name="progress">How far they are, updated.</param>
    /// <param name="key">Which random numbers the episodes get.</param>
    /// <param name="scores">Receives the score of each episode; its length is the number of episodes.</param>
    public static void Step<TEnvironment, TState, TNetwork, TInputs, TOutputs>(
        TEnvironment environment,
        TNetwork network,
        EpisodeLanes<TState> lanes,
        ref EpisodeProgress progress,
        EpisodeKey key,
        Span<float> scores)
        where TEnvironment : struct, IEnvironment<TState>
        where TState : unmanaged
        where TNetwork : struct, ILaneNetwork<TInputs, TOutputs>, allows ref struct
        where TInputs : struct, IFloatBuffer, allows ref struct
        where TOutputs : struct, IFloatBuffer, allows ref struct
    {
        progress.Steps += progress.Active;
        for (int lane = progress.Active - 1; lane >= 0; lane--)
        {
            bool goesOn = environment.Step(ref lanes.States[lane], network.Outputs(lane), ref lanes.Scores[lane]);
            if (goesOn && ++lanes.Steps[lane] < environment.MaxSteps)
            {
                continue;
            }

            scores[lanes.Episodes[lane]] = lanes.Scores[lane];
            if (progress.Started < scores.Length)
            {
                lanes.Start(lane, progress.Started++, environment, key);
            }
            else
            {
                lanes.Move(--progress.Active, lane);
            }
        }
    }
}
