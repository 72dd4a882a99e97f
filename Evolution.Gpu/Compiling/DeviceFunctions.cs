using System.Reflection;
using Evolution.Core.Numerics;
using ILGPU;
using ILGPU.Backends.OpenCL;
using ILGPU.Backends.PTX;
using ILGPU.Frontend;
using ILGPU.Frontend.Intrinsic;
using ILGPU.IR;
using ILGPU.IR.Intrinsics;
using ILGPU.IR.Values;
using ILGPU.Runtime.Cuda;

namespace Evolution.Gpu.Compiling;

/// <summary>What a device does in an instruction or two and ILGPU 1.5.3 has no name for: a kernel that calls the host's function gets the device's.</summary>
internal static class DeviceFunctions
{
    // The table of replacements is one for the process, and not safe for threads: it is written once, before the first context is built.
    static DeviceFunctions()
    {
        Replace(typeof(MathF), ((Func<float, float, float, float>)FusedMultiplyAdd).Method);
        Replace(typeof(Math), ((Func<double, double, double, double>)FusedMultiplyAdd).Method);
        Replace(typeof(PortableMath), ((Func<float, float, float, float>)FusedMultiplyAdd).Method);
        Replace(typeof(PortableMath), ((Func<float, float, float>)Limit).Method);
    }

    /// <summary>Makes them known to a context that is being built.</summary>
    public static void Register(IntrinsicImplementationManager manager)
    {
        const IntrinsicImplementationMode written = IntrinsicImplementationMode.GenerateCode;
        const IntrinsicImplementationMode compiled = IntrinsicImplementationMode.Redirect;
        Type here = typeof(DeviceFunctions);
        foreach (Delegate fused in (Delegate[])[(Func<float, float, float, float>)FusedMultiplyAdd, (Func<double, double, double, double>)FusedMultiplyAdd])
        {
            manager.RegisterMethod(fused.Method, new PTXIntrinsic(here, nameof(WriteFusedMultiplyAdd), written));
            manager.RegisterMethod(fused.Method, new CLIntrinsic(here, nameof(WriteOpenClFusedMultiplyAdd), written));
        }

        // Minima that keep NaN came with the architecture 8.0 (PTX ISA 9.7.3, min).
        MethodInfo limit = ((Func<float, float, float>)Limit).Method;
        MethodInfo bySelection = ((Func<float, float, float>)LimitBySelection).Method;
        manager.RegisterMethod(limit, new PTXIntrinsic(here, nameof(WriteLimit), written, CudaArchitecture.SM_80));
        manager.RegisterMethod(limit, new PTXIntrinsic(bySelection, compiled, null, CudaArchitecture.SM_80));
        manager.RegisterMethod(limit, new CLIntrinsic(bySelection, compiled));

        BlockIntrinsics.Register(manager);
    }

    [IntrinsicImplementation]
    private static float FusedMultiplyAdd(float x, float y, float z) => MathF.FusedMultiplyAdd(x, y, z);

    [IntrinsicImplementation]
    private static double FusedMultiplyAdd(double x, double y, double z) => Math.FusedMultiplyAdd(x, y, z);

    [IntrinsicImplementation]
    private static float Limit(float x, float bound) => PortableMath.Limit(x, bound);

    // Written out, because a call of the host's function would be replaced by what this stands for.
    private static float LimitBySelection(float x, float bound) => x > bound ? bound : x < -bound ? -bound : x;

    private static void WriteFusedMultiplyAdd(PTXBackend backend, PTXCodeGenerator generator, Value value)
    {
        var call = (MethodCall)value;
        PTXRegisterAllocator.PrimitiveRegister x = generator.LoadPrimitive(call[0]);
        PTXRegisterAllocator.PrimitiveRegister y = generator.LoadPrimitive(call[1]);
        PTXRegisterAllocator.PrimitiveRegister z = generator.LoadPrimitive(call[2]);
        string instruction = x.BasicValueType == BasicValueType.Float64 ? "fma.rn.f64" : "fma.rn.f32";
        Write(generator, instruction, generator.AllocateHardware(call), x, y, z);
    }

    private static void WriteLimit(PTXBackend backend, PTXCodeGenerator generator, Value value)
    {
        var call = (MethodCall)value;
        PTXRegisterAllocator.PrimitiveRegister x = generator.LoadPrimitive(call[0]);
        PTXRegisterAllocator.PrimitiveRegister bound = generator.LoadPrimitive(call[1]);
        PTXRegisterAllocator.HardwareRegister result = generator.AllocateHardware(call);
        if (backend.Architecture >= CudaArchitecture.SM_86 && backend.InstructionSet >= CudaInstructionSet.ISA_72)
        {
            // The smaller magnitude, with a sign that is that of x because the bound is positive (PTX ISA 9.7.3, min).
            Write(generator, SignedMinimumPtx.Instruction, result, x, bound);
            return;
        }

        PTXRegisterAllocator.HardwareRegister least = generator.AllocateRegister(x.Description);
        PTXRegisterAllocator.HardwareRegister limited = generator.AllocateRegister(x.Description);
        Write(generator, "neg.f32", least, bound);
        Write(generator, "max.NaN.f32", limited, x, least);
        Write(generator, "min.NaN.f32", result, limited, bound);
    }

    private static void Write(PTXCodeGenerator generator, string instruction, params ReadOnlySpan<PTXRegisterAllocator.PrimitiveRegister> registers)
    {
        using PTXCodeGenerator.CommandEmitter command = generator.BeginCommand(instruction);
        foreach (PTXRegisterAllocator.PrimitiveRegister register in registers)
        {
            command.AppendArgument(register);
        }
    }

    private static void WriteOpenClFusedMultiplyAdd(CLBackend backend, CLCodeGenerator generator, Value value)
    {
        var call = (MethodCall)value;
        using CLCodeGenerator.StatementEmitter statement = generator.BeginStatement(generator.Allocate(call));
        statement.AppendCommand("fma");
        statement.BeginArguments();
        foreach (Value argument in call)
        {
            statement.AppendArgument(generator.Load(argument));
        }

        statement.EndArguments();
    }

    private static void Replace(Type type, MethodInfo with)
    {
        MethodInfo replaced = type.GetMethod(with.Name, [.. with.GetParameters().Select(parameter => parameter.ParameterType)])
            ?? throw new MissingMethodException(type.Name, with.Name);
        RemappedIntrinsics.AddRemapping(replaced, (ref InvocationContext context) => context.Method = with);
    }
}
