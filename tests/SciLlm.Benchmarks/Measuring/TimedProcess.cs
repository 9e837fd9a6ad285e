using System.Diagnostics;

namespace SciLlm.Benchmarks.Measuring;

/// <summary>A program that is run from its start to its end.</summary>
internal static class TimedProcess
{
    /// <returns>The milliseconds it took, and what it printed.</returns>
    /// <exception cref="InvalidOperationException">It ended with a code that is not among those expected.</exception>
    public static async Task<(double Milliseconds, string Output)> RunAsync(string folder, string program, IEnumerable<string> arguments, params int[] expectedExitCodes)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        var milliseconds = watch.Elapsed.TotalMilliseconds;
        if (!expectedExitCodes.Contains(process.ExitCode))
            throw new InvalidOperationException($"'{program} {string.Join(' ', start.ArgumentList)}' ended with {process.ExitCode}:\n{await output}{await errors}");
        return (milliseconds, await output);
    }
}
