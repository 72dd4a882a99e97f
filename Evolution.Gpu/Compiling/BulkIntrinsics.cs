using Evolution.Gpu.Kernels;
using Evolution.Gpu.Views;
using ILGPU.Backends.OpenCL;
using ILGPU.Backends.PTX;
using ILGPU.IR;
using ILGPU.IR.Intrinsics;
using ILGPU.IR.Values;
using ILGPU.Runtime.Cuda;

namespace Evolution.Gpu.Compiling;

/// <summary>Writes the instructions of <see cref="BulkCopy"/>, where an architecture has them.</summary>
internal static class BulkIntrinsics
{
    private delegate void OfArrival(ref ulong arrival);

    private delegate void Copy(ref StreamWord target, ref StreamWord source, int bytes, ref ulong arrival);

    private delegate void OfTurn(ref ulong arrival, int turn);

    /// <summary>Makes them known to a context that is being built.</summary>
    public static void Register(IntrinsicImplementationManager manager)
    {
        Func<bool> exists = BulkCopy.Exists;
        manager.RegisterMethod(exists.Method, new PTXIntrinsic(((Func<bool>)Always).Method, IntrinsicImplementationMode.Redirect, CudaArchitecture.SM_90, null));
        manager.RegisterMethod(exists.Method, new PTXIntrinsic(((Func<bool>)Never).Method, IntrinsicImplementationMode.Redirect, null, CudaArchitecture.SM_90));
        manager.RegisterMethod(exists.Method, new CLIntrinsic(((Func<bool>)Never).Method, IntrinsicImplementationMode.Redirect));
        Register(manager, (OfArrival)BulkCopy.Open, nameof(WriteOpen), (OfArrival)OpenNothing);
        Register(manager, (OfArrival)BulkCopy.Close, nameof(WriteClose), (OfArrival)CloseNothing);
        Register(manager, (Copy)BulkCopy.Start, nameof(WriteStart), (Copy)CopyNothing);
        Register(manager, (OfTurn)BulkCopy.Wait, nameof(WriteWait), (OfTurn)WaitForNothing);
    }

    private static void Register(IntrinsicImplementationManager manager, Delegate method, string writer, Delegate elsewhere)
    {
        const IntrinsicImplementationMode compiled = IntrinsicImplementationMode.Redirect;
        manager.RegisterMethod(
            method.Method, new PTXIntrinsic(typeof(BulkIntrinsics), writer, IntrinsicImplementationMode.GenerateCode, CudaArchitecture.SM_90));
        manager.RegisterMethod(method.Method, new PTXIntrinsic(elsewhere.Method, compiled, null, CudaArchitecture.SM_90));
        manager.RegisterMethod(method.Method, new CLIntrinsic(elsewhere.Method, compiled));
    }

    private static bool Never() => false;

    private static void OpenNothing(ref ulong arrival)
    {
    }

    private static void CloseNothing(ref ulong arrival)
    {
    }

    private static void CopyNothing(ref StreamWord target, ref StreamWord source, int bytes, ref ulong arrival)
    {
    }

    private static void WaitForNothing(ref ulong arrival, int turn)
    {
    }

    private static bool Always() => true;

    /// <summary>One thread arrives by starting a copy, whose bytes make up the rest.</summary>
    private static void WriteOpen(PTXBackend backend, PTXCodeGenerator generator, Value value)
    {
        string arrival = SharedIn(generator, ((MethodCall)value)[0]);
        Write(generator, $"mbarrier.init.shared.b64\t[{arrival}], 1;", "fence.proxy.async.shared::cta;");
    }

    private static void WriteClose(PTXBackend backend, PTXCodeGenerator generator, Value value) =>
        Write(generator, $"mbarrier.inval.shared.b64\t[{SharedIn(generator, ((MethodCall)value)[0])}];");

    private static void WriteStart(PTXBackend backend, PTXCodeGenerator generator, Value value)
    {
        var call = (MethodCall)value;
        string target = SharedIn(generator, call[0]);
        string source = BlockIntrinsics.AddressIn(MemoryAddressSpace.Global, generator, call[1]).GetString();
        string bytes = Number(generator, call[2]);
        string arrival = SharedIn(generator, call[3]);
        Write(
            generator,
            $"mbarrier.arrive.expect_tx.shared.b64\t_, [{arrival}], {bytes};",
            $"cp.async.bulk.shared::cluster.global.mbarrier::complete_tx::bytes\t[{target}], [{source}], {bytes}, [{arrival}];");
    }

    /// <summary>Asks until the answer is yes; the label is known within the braces only.</summary>
    private static void WriteWait(PTXBackend backend, PTXCodeGenerator generator, Value value)
    {
        var call = (MethodCall)value;
        string arrival = SharedIn(generator, call[0]);
        string turn = Number(generator, call[1]);
        Write(
            generator,
            "{",
            ".reg .pred has_come;",
            "wait:",
            $"mbarrier.try_wait.parity.shared.b64\thas_come, [{arrival}], {turn};",
            "@!has_come bra wait;",
            "}");
    }

    private static string SharedIn(PTXCodeGenerator generator, Value address) => BlockIntrinsics.AddressIn(MemoryAddressSpace.Shared, generator, address).GetString();

    private static string Number(PTXCodeGenerator generator, Value value) => generator.EnsureHardwareRegister(generator.LoadPrimitive(value)).GetString();

    private static string GetString(this PTXRegisterAllocator.HardwareRegister register) => $"%{PTXRegisterAllocator.GetStringRepresentation(register)}";

    private static void Write(PTXCodeGenerator generator, params ReadOnlySpan<string> instructions)
    {
        foreach (string instruction in instructions)
        {
            generator.Builder.Append('\t').AppendLine(instruction);
        }
    }
}
