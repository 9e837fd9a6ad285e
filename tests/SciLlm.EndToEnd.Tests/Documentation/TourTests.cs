using SciLlm.EndToEnd.Tests.Contract;
using SciLlm.EndToEnd.Tests.Workbench;

namespace SciLlm.EndToEnd.Tests.Documentation;

/// <summary>The README's tours, walked by somebody with a repository and a terminal: every command as it stands there.</summary>
public sealed class TourTests : IClassFixture<PackedFeed>
{
    private const string NotCommitted = "1 left: its file has changes that are not committed. Commit them, or say --include-uncommitted.\nSecond.cs(";
    private const string ByHand = "1 left: there is no fix for it, change it by hand.\ntools/smoke.sh(1,1): warning SCILLM204: ";

    [Fact]
    public async Task RepositoryIsSetUpFixedExceptedAndGreen()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var server = await Server.StartAsync();
        var terminal = await SetOutAsync(server);
        var code = terminal.Folder;

        await terminal.RunAsync("scillm check", 1, "5 violations of 3 rules in 3 files; 1 project and 1 script checked");
        await terminal.RunAsync("scillm rules SCILLM201", 0, "SCILLM201");

        await terminal.RunAsync("scillm init --dry-run", 0, "+++ b/.editorconfig", "would be created: EXCEPTIONS.md");
        Assert.False(File.Exists(Path.Combine(code.Folder, "EXCEPTIONS.md")));
        await terminal.RunAsync("scillm init", 0, "added to: Consumer.csproj");
        await terminal.RunAsync("scillm init", 0, "Nothing to add");
        await terminal.RunAsync("dotnet build", 0, "warning SCILLM101", "warning SCILLM201", "warning SCILLM204");

        var committed = code.Read("First.cs");
        await terminal.RunAsync("scillm fix --dry-run", 1, "--- a/First.cs", "-        http.DefaultRequestHeaders.Authorization", "1 file would change; 3 violations left", NotCommittedOf(2), ByHand);
        Assert.Equal(committed, code.Read("First.cs"));
        var uncommitted = code.Read("Second.cs");
        var spared = await terminal.RunAsync("scillm fix", 1, "--- a/First.cs", "set them, and try them with 'scillm preflight'", "1 file changed; 3 violations left", NotCommittedOf(2), ByHand);
        Assert.DoesNotContain("--- a/Second.cs", spared);
        Assert.Equal(uncommitted, code.Read("Second.cs"));
        await terminal.RunAsync("scillm fix --include-uncommitted --rules authentication,transport", 1, "--- a/Second.cs", "1 file changed; 1 violation left");
        Assert.DoesNotContain("DefaultRequestHeaders", code.Read("First.cs") + code.Read("Second.cs"));

        await terminal.RunAsync("scillm preflight", 0, "test-model");
        await terminal.RunAsync("scillm models", 0, "test-model");
        await terminal.RunAsync("scillm chat \"Why do builds fail at night?\"", 0, "Why do builds fail at night?");
        await terminal.RunAsync("""echo '{"custom_id": "a-1", "prompt": "Is a full disk worth a page?"}' > requests.jsonl""", 0);
        await terminal.RunAsync("scillm parallel requests.jsonl --output results.jsonl --concurrency 8 --rpm 600", 0);
        Assert.Contains("Is a full disk worth a page?", code.Read("results.jsonl"));
        await terminal.RunAsync("scillm prove \"n + 0 = n\" --tactics simp,omega --require-proved", 0, "proved");

        await terminal.RunAsync("scillm check --write-baseline scillm-baseline.json", 0);
        await terminal.RunAsync("scillm check --baseline scillm-baseline.json", 0, "1 in the baseline");
        await terminal.RunAsync("scillm exceptions add SCILLM204 \"tools/**\" --reason docs/design-notes/smoke-test.md --owner platform-team --days 60", 0);
        await terminal.RunAsync("scillm exceptions add SCILLM201 src/Legacy/Gateway.cs --reason docs/design-notes/legacy-gateway.md --owner platform-team --days 60", 0);
        await terminal.RunAsync("scillm exceptions list", 0, "SCILLM204", "60 days");

        // What CI does, in the step that init has written.
        Assert.Contains("- run: scillm check . --format github\n", code.Read(".github/workflows/scillm.yml"));
        await terminal.RunAsync("CI=true scillm check . --format github", 0, "1 covered by EXCEPTIONS.md");
        await terminal.RunAsync("CI=true dotnet build", 0);
        await terminal.RunAsync("dotnet build -p:SciLlmToday=2027-02-01", 0, "warning SCILLM901", "warning SCILLM204");

        await terminal.RunAsync("scillm skills install --all", 0);
        Assert.Empty(Commands.Run.Except(terminal.Typed));
    }

    [Fact]
    public void EveryCommandIsOnATour_OrThereIsAReason() =>
        Assert.Equal(Commands.Documented.Order(StringComparer.Ordinal), Commands.Run.Concat(Commands.NotRun.Keys).Order(StringComparer.Ordinal));

    private static string NotCommittedOf(int count) => NotCommitted.Replace("1 left: its file has", $"{count} left: its file has");

    /// <summary>A repository with one file as it was committed, one that is being worked on, and a script.</summary>
    private static async Task<Terminal> SetOutAsync(Server server)
    {
        var code = Consumer.Create("await First.Run();\nawait Second.Run();\n", []);
        var (usings, statements) = (Programs.RawCall.Split("\n\n", 2)[0], Programs.RawCall.Split("\n\n", 2)[1]);
        var call = $"{usings}\n\ninternal static class First\n{{\n    internal static async Task Run()\n    {{\n{statements.TrimEnd().Replace("\n", "\n        ").Insert(0, "        ")}\n    }}\n}}\n";
        code.Write("First.cs", call);
        code.Write("Second.cs", "internal static class Second { internal static Task Run() => Task.CompletedTask; }\n");
        code.Write("tools/smoke.sh", "curl https://api.openai.com/v1/chat/completions\n");
        code.Write(".gitignore", "bin/\nobj/\n");
        foreach (var arguments in (string[][])[["init", "-q"], ["add", "."], ["-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", "first"]])
            (await CommandLine.RunAsync(code.Folder, "git", arguments)).ShouldSucceed();
        code.Write("Second.cs", call.Replace("First", "Second"));
        // A day of the test's own: exceptions end, and midnight may come between two commands.
        return new Terminal(code, [.. ContractExamples.Settings(server), ("SciLlmToday", "2026-12-01")]);
    }
}
