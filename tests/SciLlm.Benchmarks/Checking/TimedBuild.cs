using System.Diagnostics;
using SciLlm.Cli.Processes;

namespace SciLlm.Benchmarks.Checking;

/// <summary>A command of <c>dotnet</c> on a solution, from its start to its end.</summary>
internal static class TimedBuild
{
    /// <returns>The seconds it took.</returns>
    /// <exception cref="InvalidOperationException">It ended with a code that is not among those expected.</exception>
    public static async Task<double> RunAsync(string path, string[] arguments, int[] expectedExitCodes, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var run = await DotNet.RunAsync(Directory.Exists(path) ? path : Path.GetDirectoryName(path)!, arguments, [], cancellationToken);
        var elapsed = watch.Elapsed;
        if (!expectedExitCodes.Contains(run.ExitCode))
            throw new InvalidOperationException($"'dotnet {string.Join(' ', arguments)}' ended with {run.ExitCode} and said:\n{run.Output}");
        return elapsed.TotalSeconds;
    }
}
