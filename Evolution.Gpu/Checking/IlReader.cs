using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace Evolution.Gpu.Checking;

/// <summary>Takes the bytes of a method's IL apart.</summary>
internal static class IlReader
{
    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (int)(ushort)code.Value);

    /// <summary>Returns the instructions in order.</summary>
    public static IEnumerable<IlInstruction> Read(byte[] il)
    {
        for (int at = 0; at < il.Length;)
        {
            int offset = at;
            int value = il[at++];
            value = value == 0xFE ? 0xFE00 | il[at++] : value;
            OpCode code = Codes[value];
            int size = OperandSize(code.OperandType, il.AsSpan(at));
            int operand = size == sizeof(int) ? BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(at)) : size == 1 ? il[at] : 0;
            at += size;
            yield return new IlInstruction(offset, code, operand);
        }
    }

    private static int OperandSize(OperandType type, ReadOnlySpan<byte> rest) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => sizeof(int) * (1 + BinaryPrimitives.ReadInt32LittleEndian(rest)),
        _ => sizeof(int),
    };
}
