using Evolution.Gpu.Kernels;
using Evolution.Gpu.Views;
using ILGPU.Backends.OpenCL;
using ILGPU.Backends.PTX;
using ILGPU.IR;
using ILGPU.IR.Intrinsics;
using ILGPU.IR.Types;
using ILGPU.IR.Values;
using ILGPU.Runtime.Cuda;

namespace Evolution.Gpu.Compiling;

/// <summary>Writes the instructions of <see cref="AsyncCopy"/> and <see cref="Published"/>, where an architecture has them. Where it has not, the kernels that use them are compiled but never run.</summary>
internal static class BlockIntrinsics
{
    private delegate void Copy<TElement>(ref TElement target, ref TElement source);

    private delegate ValueQuad QuadRead(ref ValueQuad place);

    private delegate void BitStore(ref uint place, uint bits);

    /// <summary>Makes them known to a context that is being built.</summary>
    public static void Register(IntrinsicImplementationManager manager)
    {
        Register(manager, (Copy<ulong>)AsyncCopy.Start, nameof(WriteEdgeCopy), (Copy<ulong>)CopyNow);
        Register(manager, (Copy<EdgePair>)AsyncCopy.Start, nameof(WritePairCopy), (Copy<EdgePair>)CopyNow);
        Register(manager, (Action)AsyncCopy.Wait, nameof(WriteWait), (Action)Nothing);
        Register(manager, (QuadRead)Published.Read, nameof(WriteRead), (QuadRead)Read);
        Register(manager, (BitStore)Published.Store, nameof(WriteStore), (BitStore)Store);
    }

    private static void Register(IntrinsicImplementationManager manager, Delegate method, string writer, Delegate elsewhere)
    {
        const IntrinsicImplementationMode compiled = IntrinsicImplementationMode.Redirect;
        manager.RegisterMethod(
            method.Method, new PTXIntrinsic(typeof(BlockIntrinsics), writer, IntrinsicImplementationMode.GenerateCode, CudaArchitecture.SM_80));
        manager.RegisterMethod(method.Method, new PTXIntrinsic(elsewhere.Method, compiled, null, CudaArchitecture.SM_80));
        manager.RegisterMethod(method.Method, new CLIntrinsic(elsewhere.Method, compiled));
    }

    private static void CopyNow(ref ulong target, ref ulong source) => target = source;

    private static void CopyNow(ref EdgePair target, ref EdgePair source) => target = source;

    private static void Nothing()
    {
    }

    private static ValueQuad Read(ref ValueQuad place) => place;

    private static void Store(ref uint place, uint bits) => place = bits;

    private static void WriteEdgeCopy(PTXBackend backend, PTXCodeGenerator generator, Value value) => WriteCopy(generator, value, "ca", sizeof(ulong));

    /// <summary>Edges are read once, so that they need no place in the first-level cache; only 16 bytes can go past it.</summary>
    private static void WritePairCopy(PTXBackend backend, PTXCodeGenerator generator, Value value) => WriteCopy(generator, value, "cg", 2 * sizeof(ulong));

    private static void WriteCopy(PTXCodeGenerator generator, Value value, string caches, int bytes)
    {
        var call = (MethodCall)value;
        PTXRegisterAllocator.HardwareRegister shared = AddressIn(MemoryAddressSpace.Shared, generator, call[0]);
        PTXRegisterAllocator.HardwareRegister global = AddressIn(MemoryAddressSpace.Global, generator, call[1]);
        using PTXCodeGenerator.CommandEmitter command = generator.BeginCommand($"cp.async.{caches}.shared.global");
        command.AppendArgumentValue(shared);
        command.AppendArgumentValue(global);
        command.AppendConstant(bytes);
    }

    private static void WriteWait(PTXBackend backend, PTXCodeGenerator generator, Value value)
    {
        using PTXCodeGenerator.CommandEmitter command = generator.BeginCommand("cp.async.wait_all");
    }

    private static void WriteRead(PTXBackend backend, PTXCodeGenerator generator, Value value)
    {
        var call = (MethodCall)value;
        PTXRegisterAllocator.HardwareRegister address = AddressIn(MemoryAddressSpace.Global, generator, call[0]);
        var quad = (PTXRegisterAllocator.CompoundRegister)generator.Allocate(call);
        using PTXCodeGenerator.CommandEmitter command = generator.BeginCommand("ld.relaxed.gpu.global.v4.u32");
        command.AppendVectorArgument([.. quad.Children.Cast<PTXRegisterAllocator.PrimitiveRegister>()]);
        command.AppendArgumentValue(address);
    }

    private static void WriteStore(PTXBackend backend, PTXCodeGenerator generator, Value value)
    {
        var call = (MethodCall)value;
        PTXRegisterAllocator.HardwareRegister address = AddressIn(MemoryAddressSpace.Global, generator, call[0]);
        PTXRegisterAllocator.PrimitiveRegister bits = generator.LoadPrimitive(call[1]);
        using PTXCodeGenerator.CommandEmitter command = generator.BeginCommand("st.relaxed.gpu.global.u32");
        command.AppendArgumentValue(address);
        command.AppendArgument(bits);
    }

    /// <summary>Returns an address as the instruction takes it. Most often ILGPU has found out which memory is meant.</summary>
    private static PTXRegisterAllocator.HardwareRegister AddressIn(MemoryAddressSpace space, PTXCodeGenerator generator, Value address)
    {
        PTXRegisterAllocator.HardwareRegister register = generator.LoadHardware(address);
        if (address.Type is AddressSpaceType type && type.AddressSpace == space)
        {
            return register;
        }

        PTXRegisterAllocator.HardwareRegister converted = generator.AllocateRegister(register.Description);
        using PTXCodeGenerator.CommandEmitter command = generator.BeginCommand(space == MemoryAddressSpace.Shared ? "cvta.to.shared.u64" : "cvta.to.global.u64");
        command.AppendArgument(converted);
        command.AppendArgument(register);
        return converted;
    }
}
