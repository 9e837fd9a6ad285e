using System.Runtime.InteropServices;
using SciLlm.Benchmarks.Measuring;

namespace SciLlm.Benchmarks.Scripts;

/// <summary>The tool as it is released for one platform: compiled ahead, so that it starts at once.</summary>
internal static class PublishedTool
{
    /// <returns>The path of its dll.</returns>
    public static async Task<string> MakeAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), "scillm-published");
        Console.Error.WriteLine($"publishing scillm to {folder}");
        await TimedProcess.RunAsync(
            Repository.Root,
            "dotnet",
            ["publish", "src/SciLlm.Cli", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-p:PublishReadyToRun=true", "-o", folder, "-v", "q"],
            0);
        return Path.Combine(folder, "SciLlm.Cli.dll");
    }
}
