using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Evolution.Core.Genomes;
using Evolution.Core.Numerics;
using Evolution.Core.Tasks;

namespace Evolution.Tests.Support;

/// <summary>Drives an environment by hand.</summary>
internal sealed class EnvironmentProbe<TEnvironment, TState>(TEnvironment environment)
    where TEnvironment : struct, IEnvironment<TState>
    where TState : unmanaged
{
    /// <summary>Returns the start of an episode.</summary>
    public TState Start(ulong seed, int episode)
    {
        RandomStream random = new EpisodeKey(seed, Generation: 1, Genome: 2, RandomPurpose.Episode).Open(episode);
        return environment.Reset(ref random, episode);
    }

    /// <summary>Does a control step.</summary>
    /// <returns>Whether the episode goes on, and what the step added to the score.</returns>
    public (bool GoesOn, float Reward) Step(ref TState state, params float[] outputs)
    {
        float score = 0f;
        bool goesOn = environment.Step(ref state, new LaneBuffer(outputs, 0, 1), ref score);
        return (goesOn, score);
    }

    /// <summary>Returns what the network sees.</summary>
    public float[] Observe(TState state)
    {
        float[] inputs = new float[TEnvironment.InputCount];
        environment.Observe(state, new LaneBuffer(inputs, 0, 1));
        return inputs;
    }

    /// <summary>Plays an episode.</summary>
    /// <returns>The steps, and the score.</returns>
    public (int Steps, float Score) Play(TState state, Func<TState, float[]> controller)
    {
        float score = 0f;
        for (int step = 1; step <= environment.MaxSteps; step++)
        {
            if (!environment.Step(ref state, new LaneBuffer(controller(state), 0, 1), ref score))
            {
                return (step, score);
            }
        }

        return (environment.MaxSteps, score);
    }

    /// <summary>Returns the SHA-256 over the bits of observations, states and scores of episodes with random outputs, at most 300 steps each.</summary>
    public string Digest(int episodes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var random = new RandomStream(11, 0, 0, 0);
        float[] outputs = new float[TEnvironment.OutputCount];
        for (int episode = 0; episode < episodes; episode++)
        {
            TState state = Start(seed: 5, episode);
            float score = 0f;
            bool goesOn = true;
            for (int step = 0; step < Math.Min(300, environment.MaxSteps) && goesOn; step++)
            {
                hash.AppendData(MemoryMarshal.AsBytes(Observe(state).AsSpan()));
                foreach (ref float output in outputs.AsSpan())
                {
                    output = random.NextSigned();
                }

                goesOn = environment.Step(ref state, new LaneBuffer(outputs, 0, 1), ref score);
                hash.AppendData(MemoryMarshal.AsBytes(new ReadOnlySpan<TState>(in state)));
                hash.AppendData(MemoryMarshal.AsBytes(new ReadOnlySpan<float>(in score)));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
