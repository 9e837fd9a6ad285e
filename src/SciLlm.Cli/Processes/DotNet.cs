using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace SciLlm.Cli.Processes;

/// <summary>Runs the user's own <c>dotnet</c>.</summary>
internal static class DotNet
{
    // Set by whatever started scillm (dotnet run, dotnet test), they would point the child at another SDK's parts.
    private static readonly string[] Inherited = ["MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH", "MSBuildLoadMicrosoftTargetsReadOnly"];

    public static async Task<DotNetResult> RunAsync(
        string workingDirectory,
        IEnumerable<string> arguments,
        IEnumerable<(string Name, string Value)> environment,
        CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet")
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var name in Inherited)
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Start(start);
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new DotNetResult(process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new CommandFailedException(
                $"'{start.FileName}' could not be started ({e.Message}). Install the .NET SDK, or put it on the PATH; scillm checks C# with the compiler of your SDK.");
        }
    }
}

/// <summary>How a <c>dotnet</c> command ended, and all it printed.</summary>
internal sealed record DotNetResult(int ExitCode, string Output);
