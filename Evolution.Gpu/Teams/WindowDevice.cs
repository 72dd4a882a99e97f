namespace Evolution.Gpu.Teams;

/// <summary>What a plan for shared memory depends on.</summary>
/// <param name="SharedBytes">The shared memory that a block may take.</param>
/// <param name="Threads">The threads of a block.</param>
/// <param name="WarpSize">The threads of a warp.</param>
/// <param name="Blocks">The blocks that share a level.</param>
internal readonly record struct WindowDevice(int SharedBytes, int Threads, int WarpSize, int Blocks);
