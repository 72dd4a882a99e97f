using System.Globalization;

namespace Evolution.Experiments.Reporting;

/// <summary>Keeps other processes from writing a run's directory. The system gives it up with the process, however that ends.</summary>
internal sealed class RunLock : IDisposable
{
    private readonly FileStream _lock;
    private readonly string _holder;

    private RunLock(FileStream held, string holder) => (_lock, _holder) = (held, holder);

    /// <summary>Takes the lock.</summary>
    /// <exception cref="UserException">Another process has it, or the directory cannot be written.</exception>
    public static RunLock Take(RunDirectory directory)
    {
        string holder = directory.PathOf("run.pid");
        try
        {
            var held = new FileStream(directory.PathOf("run.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            File.WriteAllText(holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new RunLock(held, holder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            string who = File.Exists(holder) ? $"process {File.ReadAllText(holder)} is writing it" : exception.Message;
            throw new UserException($"\"{directory.Path}\" cannot be written: {who}.", ExitCode.BadInput);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        File.Delete(_holder);
        _lock.Dispose();
    }
}
