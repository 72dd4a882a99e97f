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
    private delegate void WordCopy(ref StreamWord target, ref StreamWord source);

    private delegate void NumberCopy(ref uint target, ref uint source);

    private delegate ValueQuad QuadRead(ref ValueQuad place);

    private delegate void BitStore(ref uint place, uint bits);

    /// <summary>Makes them known to a context that is being built.</summary>
    public static void Register(IntrinsicImplementationManager manager)
    {
        Register(manager, (WordCopy)AsyncCopy.Start, nameof(WriteCopy), (WordCopy)CopyNow);
        Register(manager, (NumberCopy)AsyncCopy.Start, nameof(WriteNumberCopy), (NumberCopy)CopyNumberNow);
        Register(manager, (Action)AsyncCopy.Commit, nameof(WriteCommit), (Action)CommitNothing);
        Register(manager, (Action)AsyncCopy.WaitForAllButTwo, nameof(WriteWaitForAllButTwo), (Action)WaitForNothing);
        Register(manager, (Action)AsyncCopy.WaitForAllButOne, nameof(WriteWaitForAllButOne), (Action)WaitForNoneButOne);
        Register(manager, (Action)AsyncCopy.Wait, nameof(WriteWait), (Action)WaitForNoneLeft);
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

    private static void CopyNow(ref StreamWord target, ref StreamWord source) => target = source;

    private static void CopyNumberNow(ref uint target, ref uint source) => target = source;

    /// <remarks>ILGPU finds no code for two intrinsics that are redirected to the same method.</remarks>
    private static void CommitNothing()
    {
    }

    private static void WaitForNothing()
    {
    }

    private static void WaitForNoneButOne()
    {
    }

    private static void WaitForNoneLeft()
    {
    }

    private static ValueQuad Read(ref ValueQuad place) => place;

    private static void Store(ref uint place, uint bits) => place = bits;

    /// <summary>Words are read once, so that they need no place in the first-level cache.</summary>
    private static void WriteCopy(PTXBackend backend, PTXCodeGenerator generator, Value value) =>
        WriteCopyOf(generator, value, "cp.async.cg.shared.global", StreamWord.Bytes);

    /// <summary>The instruction that leaves the first-level cache out takes 16 bytes only.</summary>
    private static void WriteNumberCopy(PTXBackend backend, PTXCodeGenerator generator, Value value) =>
        WriteCopyOf(generator, value, "cp.async.ca.shared.global", sizeof(uint));

    private static void WriteCopyOf(PTXCodeGenerator generator, Value value, string instruction, int bytes)
    {
        var call = (MethodCall)value;
        PTXRegisterAllocator.HardwareRegister shared = AddressIn(MemoryAddressSpace.Shared, generator, call[0]);
        PTXRegisterAllocator.HardwareRegister global = AddressIn(MemoryAddressSpace.Global, generator, call[1]);
        using PTXCodeGenerator.CommandEmitter command = generator.BeginCommand(instruction);
        command.AppendArgumentValue(shared);
        command.AppendArgumentValue(global);
        command.AppendConstant(bytes);
    }

    private static void WriteCommit(PTXBackend backend, PTXCodeGenerator generator, Value value)
    {
        using PTXCodeGenerator.CommandEmitter command = generator.BeginCommand("cp.async.commit_group");
    }

    private static void WriteWaitForAllButTwo(PTXBackend backend, PTXCodeGenerator generator, Value value) => WriteWaitForAllBut(generator, 2);

    private static void WriteWaitForAllButOne(PTXBackend backend, PTXCodeGenerator generator, Value value) => WriteWaitForAllBut(generator, 1);

    private static void WriteWaitForAllBut(PTXCodeGenerator generator, int groups)
    {
        using PTXCodeGenerator.CommandEmitter command = generator.BeginCommand("cp.async.wait_group");
        command.AppendConstant(groups);
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
