using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

/// <summary>The parameters of my-task, set in the config under task.parameters.</summary>
public sealed class MyTaskParameters
{
    /// <summary>Gets or sets the opponents that each genome meets.</summary>
    [System.ComponentModel.DataAnnotations.Range(1, 1000)]
    public int Opponents { get; set; } = 5;
}

/// <summary>The whole population at once: here a tournament of the iterated prisoner's dilemma. The score is the mean payoff of a move.</summary>
public static class MyTask
{
    private const int Rounds = 20;

    public static TaskDescriptor Descriptor { get; } = new TaskDescriptor<MyTaskParameters>(
        "my-task",
        version: 1,
        "A tournament of the iterated prisoner's dilemma.",
        (id, parameters) => new PopulationEvolutionTask(
            id, ["myLastMove", "theirLastMove"], ["cooperate"], trial => Score(trial, parameters.Opponents))
        {
            // A payoff depends on who else is there, so that the best of the latest generation is the champion, and no record of an earlier one.
            IsNoisy = true,
        });

    /// <summary>Scores every genome of a generation.</summary>
    private static void Score(PopulationTrial trial, int opponents)
    {
        float[] payoff = new float[trial.Count];
        int[] matches = new int[trial.Count];
        RandomStream random = trial.Random();
        for (int genome = 0; genome < trial.Count; genome++)
        {
            for (int match = 0; match < opponents; match++)
            {
                int other = (genome + 1 + random.NextInt(trial.Count - 1)) % trial.Count;
                (float mine, float theirs) = Play(trial.Network(genome), trial.Network(other));
                payoff[genome] += mine;
                payoff[other] += theirs;
                matches[genome]++;
                matches[other]++;
            }
        }

        for (int genome = 0; genome < trial.Count; genome++)
        {
            trial.Score(genome, payoff[genome] / matches[genome]);
        }
    }

    private static (float First, float Second) Play(TrialNetwork first, TrialNetwork second)
    {
        first.Reset();
        second.Reset();
        (float a, float b, float payoffA, float payoffB) = (1f, 1f, 0f, 0f);
        for (int round = 0; round < Rounds; round++)
        {
            (a, b) = (Move(first, a, b), Move(second, b, a));
            payoffA += Payoff(a, b) / Rounds;
            payoffB += Payoff(b, a) / Rounds;
        }

        return (payoffA, payoffB);
    }

    private static float Move(TrialNetwork network, float mine, float theirs)
    {
        network.Inputs[0] = mine;
        network.Inputs[1] = theirs;
        network.Activate();
        return network.Outputs[0] > 0.5f ? 1f : 0f;
    }

    /// <summary>Temptation 5, reward 3, punishment 1, sucker's payoff 0 (Axelrod 1984).</summary>
    private static float Payoff(float mine, float theirs) => (mine, theirs) switch
    {
        (0f, 1f) => 5f,
        (1f, 1f) => 3f,
        (0f, _) => 1f,
        _ => 0f,
    };
}
