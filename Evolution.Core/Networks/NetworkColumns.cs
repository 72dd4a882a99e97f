using Evolution.Core.Genomes;

namespace Evolution.Core.Networks;

/// <summary>The columns of one network of N nodes and E edges, as <see cref="NetworkBatch"/> has them: for networks too large to be made gene by gene.</summary>
/// <param name="Shape">Inputs and outputs.</param>
/// <param name="LevelEnd">One past the last node of each dependency level; the last one is N.</param>
/// <param name="EdgeOffset">Node to its first edge; shape [N + 1], inputs have none.</param>
/// <param name="Edge">Edges by target node; shape [E]; sources lie in earlier levels than their targets.</param>
/// <param name="Bias">Bias of each node; shape [N].</param>
/// <param name="OutputNode">The node of each output.</param>
/// <param name="Activation">The activation function of all nodes, which all sum.</param>
public sealed record NetworkColumns(
    NetworkShape Shape, int[] LevelEnd, int[] EdgeOffset, NetworkEdge[] Edge, float[] Bias, int[] OutputNode, ActivationKind Activation)
{
    /// <summary>Finds out whether evaluators could read outside of the columns, or values that are not computed yet.</summary>
    /// <exception cref="ArgumentException">They could.</exception>
    internal void Check()
    {
        bool sizes = EdgeOffset.Length == Bias.Length + 1 && EdgeOffset[^1] == Edge.Length && EdgeOffset[Shape.Inputs] == 0
            && LevelEnd.Length > 0 && LevelEnd[^1] == Bias.Length && OutputNode.Length == Shape.Outputs
            && OutputNode.All(node => node >= Shape.Inputs && node < Bias.Length);
        int first = Shape.Inputs;
        foreach (int end in LevelEnd)
        {
            for (int node = first; sizes && node < end; node++)
            {
                sizes = EdgeOffset[node] <= EdgeOffset[node + 1] && EdgeOffset[node + 1] <= Edge.Length;
                for (int edge = EdgeOffset[node]; sizes && edge < EdgeOffset[node + 1]; edge++)
                {
                    sizes = (uint)Edge[edge].Source < (uint)first;
                }
            }

            sizes = sizes && end > first && end <= Bias.Length;
            first = end;
        }

        if (!sizes)
        {
            throw new ArgumentException("The columns of the network do not fit each other.");
        }
    }
}
