namespace SciLlm.Cli.Checking;

/// <summary>Counts the projects of a running build that have been checked, by what appears in the results folder.</summary>
internal sealed class BuildProgress : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly Timer _timer;

    public BuildProgress(string folder, int total, IProgress<CheckProgress> progress) =>
        _timer = new Timer(_ => progress.Report(new CheckProgress(Done(folder), total)), null, Interval, Interval);

    public void Dispose() => _timer.Dispose();

    // A project has a log for each of its target frameworks: NAME.FRAMEWORK.HASH.sarif.
    internal static int Done(string folder) =>
        Directory.EnumerateFiles(folder, "*.sarif").Select(log => Path.GetExtension(Path.GetFileNameWithoutExtension(log))).Distinct().Count();
}
