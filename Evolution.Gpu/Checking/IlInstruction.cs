using System.Reflection.Emit;

namespace Evolution.Gpu.Checking;

/// <summary>One instruction of a method's IL.</summary>
/// <param name="Offset">Its position in bytes.</param>
/// <param name="Code">What it does.</param>
/// <param name="Operand">Its operand where that is a token or a 32-bit number; else 0.</param>
internal readonly record struct IlInstruction(int Offset, OpCode Code, int Operand);
