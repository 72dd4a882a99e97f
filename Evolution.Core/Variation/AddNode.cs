using Evolution.Core.Genomes;
using Evolution.Core.Numerics;

namespace Evolution.Core.Variation;

/// <summary>Splits an enabled connection by a new node (Stanley and Miikkulainen 2002, section 3.1).</summary>
internal static class AddNode
{
    private const int None = -1;

    /// <summary>The probability that a connection is passed over where older ones are preferred, as in Stanley's first NEAT C++.</summary>
    private const float PassOver = 0.3f;

    /// <summary>Splits an enabled connection that does not come from the bias input; leaves the child alone where none is found.</summary>
    /// <remarks>A node fed by the bias alone would be a constant, which is why Stanley's code passes such connections over too.</remarks>
    public static void Apply(GenomeDraft child, VariationContext context, ref RandomStream random)
    {
        int connection = child.ConnectionCount < context.Options.SplitOlderBelow
            ? DrawOlder(child, ref random)
            : DrawEvenly(child, ref random);
        if (connection != None)
        {
            child.Split(connection, context.Network);
        }
    }

    private static int DrawEvenly(GenomeDraft child, ref RandomStream random)
    {
        int candidates = 0;
        for (int connection = 0; connection < child.ConnectionCount; connection++)
        {
            candidates += CanSplit(child, connection) ? 1 : 0;
        }

        return candidates == 0 ? None : Candidate(child, random.NextInt(candidates));
    }

    /// <summary>
    /// Starts at the oldest connection that can be split and goes on while the draw says so, from those of the bias input in any case.
    /// Where that ends at a disabled one, none is split.
    /// </summary>
    private static int DrawOlder(GenomeDraft child, ref RandomStream random)
    {
        int connection = Candidate(child, number: 0);
        if (connection == None)
        {
            return None;
        }

        while (connection < child.ConnectionCount && (IsFromBias(child, connection) || random.NextChance(PassOver)))
        {
            connection++;
        }

        return connection < child.ConnectionCount && CanSplit(child, connection) ? connection : None;
    }

    private static int Candidate(GenomeDraft child, int number)
    {
        for (int connection = 0; connection < child.ConnectionCount; connection++)
        {
            if (CanSplit(child, connection) && number-- == 0)
            {
                return connection;
            }
        }

        return None;
    }

    private static bool CanSplit(GenomeDraft child, int connection) => child.Enabled[connection]
        && !IsFromBias(child, connection)
        && child.Innovation[connection] != StructuralRequest.PendingLink;

    private static bool IsFromBias(GenomeDraft child, int connection) =>
        child.Shape.HasBiasInput && child.Source[connection] == child.Shape.TaskInputs;
}
