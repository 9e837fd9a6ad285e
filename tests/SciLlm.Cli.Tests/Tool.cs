using System.Diagnostics;
using System.Text;

namespace SciLlm.Cli.Tests;

/// <summary>The real tool as a process of its own, with no setting of this machine's in its environment.</summary>
internal static class Tool
{
    private static readonly string[] Settings =
    [
        "CHUTES_API_BASE", "CHUTES_API_KEY", "CHUTES_MODEL_ID", "CHUTES_TEXT_MODEL", "CHUTES_VLM_MODEL",
        "CERTAINLY_BRIDGE_BASE", "LEAN4_BRIDGE_BASE", "SCILLM_CERTAINLY_HTTP_ONLY", "SCILLM_CERTAINLY_DIRECT_STRICT",
    ];

    public static async Task<ToolRun> RunAsync(IEnumerable<string> arguments, string standardInput = "", params (string Name, string Value)[] environment)
    {
        using var process = Start(arguments, environment);
        await process.StandardInput.WriteAsync(standardInput);
        process.StandardInput.Close();
        return await EndAsync(process);
    }

    public static async Task<ToolRun> RunInAsync(string folder, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = StartInfo(arguments, environment);
        start.WorkingDirectory = folder;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        return await EndAsync(process);
    }

    public static Process Start(IEnumerable<string> arguments, params (string Name, string Value)[] environment) => Process.Start(StartInfo(arguments, environment))!;

    public static async Task<ToolRun> EndAsync(Process process)
    {
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new ToolRun(process.ExitCode, (await output).ReplaceLineEndings("\n"), (await errors).ReplaceLineEndings("\n"));
    }

    private static ProcessStartInfo StartInfo(IEnumerable<string> arguments, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SciLlm.Cli.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in Settings)
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return start;
    }
}

internal sealed record ToolRun(int ExitCode, string Output, string Errors)
{
    /// <summary>Everything that was printed, for the message of a failed assertion.</summary>
    public override string ToString() => $"exit code {ExitCode}\n{Output}{Errors}";
}
