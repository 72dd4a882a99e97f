using System.Diagnostics;
using System.Runtime.CompilerServices;
using Evolution.Core.Graphs;

namespace Evolution.Core.Genomes;

/// <summary>The rules that every genome keeps. Checked on everything read from a file, and on every child in debug builds.</summary>
public static class GenomeInvariants
{
    /// <summary>Checks every genome of a population; compiled into debug builds only.</summary>
    [Conditional("DEBUG")]
    internal static void CheckAll(Population population)
    {
        for (int genome = 0; genome < population.Count; genome++)
        {
            Check(population, genome);
        }
    }

    /// <summary>Checks one genome.</summary>
    /// <exception cref="InvalidDataException">A rule is broken; the message says which, and where.</exception>
    public static void Check(Population population, int genome)
    {
        ArgumentNullException.ThrowIfNull(population);
        CheckStructure(population.Shape, population[genome].Topology, new StructureScratch());
        CheckNumbers(population, genome);
    }

    /// <summary>Checks everything of a genome but its numbers: once for all genomes of one topology.</summary>
    internal static void CheckStructure(NetworkShape shape, TopologyView topology, StructureScratch scratch)
    {
        CheckNodes(shape, topology);
        CheckConnections(shape, topology, scratch.Ends);
        if (!shape.Dynamics.IsRecurrent)
        {
            CheckAcyclic(topology, scratch.Cycles);
        }
    }

    /// <summary>Checks the weights, biases and time constants of a genome.</summary>
    internal static void CheckNumbers(Population population, int genome)
    {
        GenomeView view = population[genome];
        CheckWeights(view);
        foreach (float bias in view.Biases)
        {
            Require(float.IsFinite(bias), $"the bias {bias} is not finite");
        }

        CheckTimeConstants(population.Shape.Dynamics, view.TimeConstants);
    }

    private static void CheckNodes(NetworkShape shape, TopologyView topology)
    {
        ReadOnlySpan<int> id = topology.NodeId;
        Require(id.Length >= shape.FirstHidden, $"{id.Length} nodes, fewer than the {shape.FirstHidden} inputs and outputs");
        for (int node = 0; node < id.Length; node++)
        {
            Require(node >= shape.FirstHidden || id[node] == node, $"node {node} is an input or output and has the id {id[node]}");
            Require(node == 0 || id[node] > id[node - 1], $"node id {id[node]} does not ascend");
            Require(Enum.IsDefined(topology.Activation[node]), $"node id {id[node]} has no activation function");
            Require(Enum.IsDefined(topology.Aggregation[node]), $"node id {id[node]} has no aggregation");
        }
    }

    private static void CheckWeights(GenomeView view)
    {
        for (int i = 0; i < view.Weights.Length; i++)
        {
            Require(float.IsFinite(view.Weights[i]), $"the weight {view.Weights[i]} of innovation {view.Topology.Innovation[i]} is not finite");
        }
    }

    private static void CheckConnections(NetworkShape shape, TopologyView topology, HashSet<(int Source, int Target)> ends)
    {
        ends.Clear();
        for (int i = 0; i < topology.ConnectionCount; i++)
        {
            int innovation = topology.Innovation[i];
            (int source, int target) = (topology.Source[i], topology.Target[i]);
            Require(innovation >= 0 && (i == 0 || innovation > topology.Innovation[i - 1]), $"innovation {innovation} does not ascend");
            Require((uint)source < (uint)topology.NodeCount, $"innovation {innovation} starts at no node");
            Require((uint)target < (uint)topology.NodeCount, $"innovation {innovation} ends at no node");
            Require(target >= shape.Inputs, $"innovation {innovation} leads to an input");
            Require(ends.Add((source, target)), $"innovation {innovation} joins two nodes that are joined already");
        }
    }

    private static void CheckTimeConstants(NetworkDynamics dynamics, ReadOnlySpan<float> timeConstants)
    {
        foreach (float timeConstant in timeConstants)
        {
            // A node whose constant is below the step would overshoot what it decays to.
            Require(
                float.IsFinite(timeConstant) && timeConstant >= dynamics.TimeStep,
                $"the time constant {timeConstant} is not finite or below the time step {dynamics.TimeStep}");
        }
    }

    private static void CheckAcyclic(TopologyView topology, CycleProbe probe)
    {
        probe.Load(topology.NodeCount, topology.Source, topology.Target);
        Require(probe.IsAcyclic(), "its connections, disabled ones included, form a cycle");
    }

    private static void Require(bool condition, string fault)
    {
        if (!condition)
        {
            throw new InvalidDataException($"Not a genome: {fault}.");
        }
    }

    private static void Require(bool condition, [InterpolatedStringHandlerArgument(nameof(condition))] UnmetMessage fault)
    {
        if (!condition)
        {
            Require(condition, fault.ToStringAndClear());
        }
    }
}
