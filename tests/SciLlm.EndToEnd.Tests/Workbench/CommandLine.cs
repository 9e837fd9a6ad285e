using System.Diagnostics;
using System.Text;

namespace SciLlm.EndToEnd.Tests.Workbench;

/// <summary>Runs programs as a person at a terminal would: whatever runs these tests, CI or the SDK, leaves no trace in their environment.</summary>
internal static class CommandLine
{
    private static readonly string[] NotInherited =
    [
        "CI", "TF_BUILD", "GITHUB_ACTIONS", "ContinuousIntegrationBuild",
        "MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH", "MSBuildLoadMicrosoftTargetsReadOnly",
    ];

    public static async Task<CommandResult> RunAsync(string folder, string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        using var process = Process.Start(StartInfo(folder, program, arguments, environment))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CommandResult(process.ExitCode, await output, await errors);
    }

    public static ProcessStartInfo StartInfo(string folder, string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in NotInherited)
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        // Hundreds of short runs: what the runtime would learn about each of them it would never use.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return start;
    }
}

internal sealed record CommandResult(int ExitCode, string Output, string Errors)
{
    /// <summary>Everything that was printed, for the message of a failed assertion.</summary>
    public override string ToString() => $"exit code {ExitCode}\n{Output}{Errors}";

    public CommandResult ShouldSucceed()
    {
        Assert.True(ExitCode == 0, ToString());
        return this;
    }
}
