using System.Reflection;
using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime.OpenCL;

namespace Evolution.Gpu;

/// <summary>What is known of OpenCL before a device is opened.</summary>
public static class OpenClDriver
{
    // What programs load at run time; the name without a number comes with packages for developers only.
    private const string LinuxLibrary = "libOpenCL.so.1";

    [Flags]
    private enum SinglePrecision : long
    {
        Subnormals = 1 << 0,
        InfinityAndNaN = 1 << 1,
        RoundsToNearest = 1 << 2,
        RoundsDivisionsAndRoots = 1 << 7,
    }

    /// <summary>Gets whether the library that finds devices is installed.</summary>
    public static bool IsInstalled
    {
        get
        {
            bool isThere = TryLoad(out nint library);
            if (isThere)
            {
                NativeLibrary.Free(library);
            }

            return isThere;
        }
    }

    /// <summary>Gets why no OpenCL device is found, for people.</summary>
    public static string WhyNoDevice => IsInstalled
        ? "OpenCL is installed but lists no device with a generic address space, which kernels need (OpenCL 2.0, or 3.0 with that feature)"
        : "OpenCL (libOpenCL) is not installed";

    /// <summary>Lets ILGPU find the library.</summary>
    internal static void Register() => Once.Touch();

    /// <summary>Returns why a device cannot give the host's bits; null where it can.</summary>
    internal static string? WhyInexact(CLDevice device) =>
        WhyInexact(CLAPI.CurrentAPI.GetDeviceInfo<long>(device.DeviceId, CLDeviceInfoType.CL_DEVICE_SINGLE_FP_CONFIG));

    /// <summary>Returns why a device whose single precision is described by some bits (OpenCL 3.0, CL_DEVICE_SINGLE_FP_CONFIG) cannot give the host's bits; null where it can.</summary>
    internal static string? WhyInexact(long singlePrecision)
    {
        var has = (SinglePrecision)singlePrecision;
        foreach ((SinglePrecision needed, string lacks) in (ReadOnlySpan<(SinglePrecision, string)>)
            [
                (SinglePrecision.RoundsToNearest, "does not round to nearest"),
                (SinglePrecision.RoundsDivisionsAndRoots, "does not round divisions and square roots correctly"),
                (SinglePrecision.Subnormals, "takes the smallest numbers, subnormal ones, for 0"),
                (SinglePrecision.InfinityAndNaN, "has no infinity"),
            ])
        {
            if (!has.HasFlag(needed))
            {
                return lacks;
            }
        }

        return null;
    }

    /// <summary>Returns the version of a device's driver.</summary>
    internal static string VersionOf(CLDevice device) => CLAPI.CurrentAPI.GetDeviceInfo(device.DeviceId, CLDeviceInfoType.CL_DRIVER_VERSION);

    private static bool TryLoad(out nint library) =>
        OperatingSystem.IsLinux() ? NativeLibrary.TryLoad(LinuxLibrary, out library) : NativeLibrary.TryLoad("OpenCL", typeof(Context).Assembly, null, out library);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name == CLAPI.LibNameLinux && OperatingSystem.IsLinux() && NativeLibrary.TryLoad(LinuxLibrary, out nint library) ? library : 0;

    private static class Once
    {
        static Once()
        {
            try
            {
                NativeLibrary.SetDllImportResolver(typeof(Context).Assembly, Resolve);
            }
            catch (InvalidOperationException)
            {
                // A program that has set one finds the library in its own way.
            }
        }

        public static void Touch()
        {
        }
    }
}
