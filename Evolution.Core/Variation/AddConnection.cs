using System.Numerics;
using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Variation;

/// <summary>Joins two nodes that no connection joins yet, enabled or not.</summary>
/// <remarks>
/// In a feed-forward network no cycle may be closed. In a recurrent one, <see cref="VariationOptions.RecurrentConnection"/>
/// decides first whether the connection must be recurrent or must not be (Stanley's recur_only_prob): recurrent is one that leads on from an
/// output, or that closes a cycle with those that are not recurrent themselves.
/// </remarks>
internal static class AddConnection
{
    /// <summary>Stanley's newlink_tries: how often a pair is drawn before the mutation is given up.</summary>
    private const int Tries = 20;

    /// <summary>The share of the tries at a recurrent connection that try a self-loop, as in Stanley's code.</summary>
    private const float SelfLoops = 0.5f;

    /// <summary>Adds a connection of random weight; leaves the child alone where no drawn pair is free.</summary>
    public static void Apply(GenomeDraft child, VariationContext context, ref RandomStream random)
    {
        LoadForwardEdges(child, context);
        bool recurrent = child.Shape.Dynamics.IsRecurrent && random.NextChance(context.Options.RecurrentConnection);
        ReadOnlySpan<int> sources = child.Source;
        ReadOnlySpan<int> targets = child.Target;
        for (int i = 0; i < Tries; i++)
        {
            (int source, int target) = recurrent ? DrawRecurrent(child, ref random) : DrawForward(child, ref random);
            bool leadsOn = recurrent && source < child.Shape.FirstHidden;
            if (!AreJoined(sources, targets, source, target) && (leadsOn || context.Cycles.WouldClose(source, target) == recurrent))
            {
                float limit = Math.Min(context.Options.NewWeightRange, context.Network.WeightLimit);
                child.Link(source, target, random.NextSigned() * limit);
                return;
            }
        }
    }

    private static void LoadForwardEdges(GenomeDraft child, VariationContext context)
    {
        NetworkShape shape = child.Shape;
        if (shape.Dynamics.IsRecurrent)
        {
            context.Forward.Build(child.NodeCount, shape.Inputs, shape.Outputs, child.Source, child.Target);
            context.Cycles.Load(child.NodeCount, context.Forward.Source, context.Forward.Target);
        }
        else
        {
            context.Cycles.Load(child.NodeCount, child.Source, child.Target);
        }
    }

    /// <summary>Sources are inputs and hidden nodes, targets hidden nodes and outputs: signals end at an output.</summary>
    private static (int Source, int Target) DrawForward(GenomeDraft child, ref RandomStream random)
    {
        NetworkShape shape = child.Shape;
        int hidden = child.NodeCount - shape.FirstHidden;
        int source = random.NextInt(shape.Inputs + hidden);
        source += source >= shape.Inputs ? shape.Outputs : 0;
        return (source, shape.Inputs + random.NextInt(shape.Outputs + hidden));
    }

    /// <summary>Source and target are outputs and hidden nodes, half of the time the same.</summary>
    private static (int Source, int Target) DrawRecurrent(GenomeDraft child, ref RandomStream random)
    {
        int inputs = child.Shape.Inputs;
        int source = inputs + random.NextInt(child.NodeCount - inputs);
        return (source, random.NextChance(SelfLoops) ? source : inputs + random.NextInt(child.NodeCount - inputs));
    }

    private static bool AreJoined(ReadOnlySpan<int> sources, ReadOnlySpan<int> targets, int source, int target)
    {
        int first = 0;
        for (; first <= sources.Length - Vector<int>.Count; first += Vector<int>.Count)
        {
            Vector<int> same = Vector.Equals(new Vector<int>(sources[first..]), new Vector<int>(source))
                & Vector.Equals(new Vector<int>(targets[first..]), new Vector<int>(target));
            if (same != Vector<int>.Zero)
            {
                return true;
            }
        }

        for (; first < sources.Length; first++)
        {
            if (sources[first] == source && targets[first] == target)
            {
                return true;
            }
        }

        return false;
    }
}
