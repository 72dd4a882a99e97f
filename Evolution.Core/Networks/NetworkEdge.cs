using System.Runtime.InteropServices;

namespace Evolution.Core.Networks;

/// <summary>An edge as evaluators read it: eight bytes, so that a device fetches it in one load.</summary>
/// <param name="Source">The source node, counted within its network.</param>
/// <param name="Weight">The weight.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct NetworkEdge(int Source, float Weight);
