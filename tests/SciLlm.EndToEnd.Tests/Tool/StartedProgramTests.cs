using System.Runtime.Versioning;
using SciLlm.EndToEnd.Tests.Workbench;

namespace SciLlm.EndToEnd.Tests.Tool;

/// <summary>
/// Whoever is on a machine can read the command lines of all that runs on it. A key in the sources and in the environment reaches none of those that
/// <c>check</c> and <c>fix</c> start, nor what a check that builds says and writes.
/// </summary>
public sealed class StartedProgramTests : IClassFixture<PackedFeed>
{
    private const string Key = "sk-planted-4Tq9ZwX2mLr7BvN8cKdY";

    private static readonly string OriginalPath = Environment.GetEnvironmentVariable("PATH")!;

    private readonly string _records = PackedFeed.NewFolder();

    [Fact]
    public async Task TheKeyIsOnNoCommandLine()
    {
        if (OperatingSystem.IsWindows())
            return;
        Record("dotnet");
        Record("git");
        var program = Programs.RawCall.Replace("Environment.GetEnvironmentVariable(\"CHUTES_API_KEY\")", $"\"{Key}\"").Replace("chat/completions", $"chat/completions?key={Key}");
        var code = Consumer.Create(program, ["SciLlm"]);
        code.Write("smoke.sh", $"curl https://api.openai.com/v1/chat/completions?key={Key}\n");
        code.Write(".gitignore", "bin/\nobj/\n");
        foreach (var arguments in (string[][])[["init", "-q"], ["add", "."], ["-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", "first"]])
            (await RunAsync(code, "git", arguments)).ShouldSucceed();

        var check = await RunAsync(code, PackedFeed.Tool, "check", "--format", "json", "--sarif", "log.sarif", "--write-baseline", "baseline.json");
        var fix = await RunAsync(code, PackedFeed.Tool, "fix");

        Assert.Contains("SCILLM103", check.Output);
        Assert.Contains("1 file changed", fix.Output);
        Assert.DoesNotContain(Key, check + code.Read("log.sarif") + code.Read("baseline.json"), StringComparison.Ordinal);
        var started = await File.ReadAllTextAsync(Path.Combine(_records, "started"));
        Assert.All((string[])["dotnet build ", "dotnet format ", "git status "], command => Assert.Contains(command, started, StringComparison.Ordinal));
        Assert.DoesNotContain(Key, started, StringComparison.Ordinal);
    }

    /// <summary>A program of this name that writes down how it was started, and is the real one for the rest.</summary>
    [UnsupportedOSPlatform("windows")]
    private void Record(string program)
    {
        var path = Path.Combine(_records, program);
        File.WriteAllText(path, $"""
            #!/bin/sh
            printf '%s\n' "{program} $*" >> '{_records}/started'
            PATH='{OriginalPath}'
            exec {program} "$@"

            """);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private Task<CommandResult> RunAsync(Consumer code, string program, params string[] arguments) => CommandLine.RunAsync(
        code.Folder, program, arguments, ("PATH", _records + Path.PathSeparator + OriginalPath), ("DOTNET_HOST_PATH", ""), ("CHUTES_API_KEY", Key), ("OPENAI_API_KEY", Key));
}
