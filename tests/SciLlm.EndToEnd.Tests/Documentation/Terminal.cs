using SciLlm.EndToEnd.Tests.Workbench;

namespace SciLlm.EndToEnd.Tests.Documentation;

/// <summary>Somebody's shell in a repository, with the tool on the path and an endpoint in the environment.</summary>
internal sealed class Terminal(Consumer folder, (string, string)[] environment)
{
    private readonly HashSet<string> _typed = [];

    public Consumer Folder => folder;

    /// <summary>What was typed so far.</summary>
    public IReadOnlyCollection<string> Typed => _typed;

    /// <summary>Types a command, which has to end with this code and to print these texts.</summary>
    public async Task<string> RunAsync(string command, int exitCode, params string[] expected)
    {
        _typed.Add(command);
        var path = Path.GetDirectoryName(PackedFeed.Tool) + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        var run = await CommandLine.RunAsync(folder.Folder, "bash", ["-c", command], [.. environment, ("PATH", path)]);
        Assert.True(run.ExitCode == exitCode && expected.All(text => run.ToString().Contains(text, StringComparison.Ordinal)), $"{command}\n{run}");
        return run.Output;
    }
}
