using System.Diagnostics;
using System.Text;

namespace SciLlm.Proofs.Direct;

/// <summary>What a process came to.</summary>
/// <param name="ExitCode">Its exit code; null when its time ran out.</param>
/// <param name="Output">What it wrote, cut where it is long.</param>
internal sealed record ProcessEnd(int? ExitCode, string Output);

/// <summary>Runs a program that is not trusted: it gets no secret of this process, a time limit, and no child of it survives.</summary>
internal static class LeanProcess
{
    private const int LongestOutput = 64 << 10;

    private static readonly TimeSpan PatienceWithItsPipes = TimeSpan.FromSeconds(5);

    public static async Task<ProcessEnd> RunAsync(ProcessStartInfo start, string input, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(limit, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError, start.UseShellExecute) = (true, true, true, false);
        var output = new StringBuilder();
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The platform started no process.");
        var reading = Task.WhenAll(ReadAsync(process.StandardOutput, output), ReadAsync(process.StandardError, output));
        try
        {
            await WriteAsync(process.StandardInput, input).WaitAsync(stop.Token).ConfigureAwait(false);
            await reading.WaitAsync(stop.Token).ConfigureAwait(false);
            await process.WaitForExitAsync(stop.Token).ConfigureAwait(false);
            return new ProcessEnd(process.ExitCode, Text(output));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // What it had said is there to be read, once nobody can say more.
            await KillAsync(process).ConfigureAwait(false);
            await Task.WhenAny(reading, Task.Delay(PatienceWithItsPipes, time, CancellationToken.None)).ConfigureAwait(false);
            return new ProcessEnd(ExitCode: null, Text(output));
        }
        catch (OperationCanceledException)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        finally
        {
            await KillAsync(process).ConfigureAwait(false);
        }
    }

    private static async Task WriteAsync(StreamWriter input, string text)
    {
        try
        {
            await using (input.ConfigureAwait(false)) await input.WriteAsync(text).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // It ended without reading; its exit code says why.
        }
    }

    private static async Task ReadAsync(StreamReader reader, StringBuilder output)
    {
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var read)
        {
            lock (output) output.Append(buffer, 0, Math.Min(read, Math.Max(0, LongestOutput - output.Length)));
        }
    }

    private static string Text(StringBuilder output)
    {
        lock (output) return output.ToString().Trim();
    }

    private static async Task KillAsync(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or NotSupportedException or AggregateException or System.ComponentModel.Win32Exception)
        {
            // It ended by itself meanwhile.
        }

        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
    }
}
