using SciLlm.Cli.Checking;
using SciLlm.Cli.Scripts;

namespace SciLlm.Cli.Tests.Scripts;

public sealed class ScriptCheckTests : IDisposable
{
    private const string Call = "curl https://api.openai.com/v1/chat/completions\n";

    private readonly ScratchFolder _folder = new();

    [Fact]
    public void ViolationsAreInTheOrderOfPathsAndLines_WhenATreeHasScripts()
    {
        _folder.Write("b/run.sh", "set -e\n" + Call + Call);
        _folder.Write("a.py", "import requests\nrequests.post('https://api.openai.com/v1/chat/completions')\n");
        _folder.Write(".github/workflows/ask.yml", "jobs:\n  ask:\n    steps:\n      - run: " + Call);
        _folder.Write("notes.md", Call);

        var result = Check();

        Assert.Equal(3, result.Files);
        Assert.Equal(
            [".github/workflows/ask.yml(4,14)", "a.py(2,10)", "b/run.sh(2,1)", "b/run.sh(3,1)"],
            result.Violations.Select(v => $"{Path.GetRelativePath(_folder.Path, v.Path).Replace('\\', '/')}({v.Line},{v.Column})"));
        Assert.All(result.Violations, v => Assert.Equal(("SCILLM204", Severity.Warning), (v.RuleId, v.Severity)));
    }

    [Fact]
    public void FoldersThatToolsFillAreLeftAlone()
    {
        foreach (var folder in (string[])["node_modules", "bin", "obj", ".venv", "venv", ".git/hooks", "vendor"])
            _folder.Write(folder + "/run.sh", Call);

        Assert.Equal(0, Check().Files);
    }

    [Fact]
    public void Utf16IsRead_WhenItSaysSo()
    {
        File.WriteAllText(_folder["run.ps1"], "Invoke-RestMethod https://api.openai.com/v1/chat/completions", System.Text.Encoding.Unicode);

        Assert.Single(Check().Violations);
    }

    [Fact]
    public void OneScriptIsLookedAt_WhenItIsNamed()
    {
        _folder.Write("a.sh", Call);
        _folder.Write("b.sh", Call);

        Assert.Equal(_folder["b.sh"], Assert.Single(ScriptCheck.Run(ScriptTree.Of(_folder["b.sh"], CancellationToken.None), null, default, CancellationToken.None).Violations).Path);
    }

    [Theory]
    [InlineData("dotnet_diagnostic.SCILLM204.severity = error", Severity.Error)]
    [InlineData("dotnet_diagnostic.SCILLM204.severity = suggestion", Severity.Info)]
    [InlineData("dotnet_analyzer_diagnostic.category-SciLlm.Transport.severity = error", Severity.Error)]
    [InlineData("dotnet_diagnostic.SCILLM204.severity = none", null)]
    public void TheEditorConfigDecidesTheSeverity(string setting, object? expected)
    {
        _folder.Write(".editorconfig", $"root = true\n[tools/**]\n{setting}\n");
        _folder.Write("tools/run.sh", Call);

        Assert.Equal(expected, Check().Violations.SingleOrDefault()?.Severity);
    }

    [Fact]
    public void TheEditorConfigsEndpointsCount()
    {
        _folder.Write(".editorconfig", "root = true\n[*]\nscillm.endpoint_hosts = llm.example.com\n");
        _folder.Write("run.sh", "curl https://llm.example.com/v1/generate -d '{}'\n");

        Assert.Single(Check().Violations);
    }

    [Fact]
    public void WhatAnExceptionCoversIsLetThrough_WithItsJustification()
    {
        _folder.Write("tools/ask.sh", Call);
        _folder.Write("tools/other.sh", Call);
        _folder.Write("EXCEPTIONS.md", "| Rule | Path | Reason | Owner | Expires |\n|---|---|---|---|---|\n| SCILLM204 | tools/ask.* | note.md | team | 2026-12-01 |\n");

        var (onItsLastDay, after) = (On(new DateTime(2026, 12, 1)), On(new DateTime(2026, 12, 2)));

        Assert.Equal(["note.md (owner team, until 2026-12-01, EXCEPTIONS.md line 3)", null], onItsLastDay.Select(v => v.Suppression?.Justification));
        Assert.Equal([null, null], after.Select(v => v.Suppression?.Justification));

        IReadOnlyList<Violation> On(DateTime today) =>
            ScriptCheck.Run(ScriptTree.Of(_folder.Path, CancellationToken.None), null, today, CancellationToken.None).Violations;
    }

    public void Dispose() => _folder.Dispose();

    private ScriptCheckResult Check() => ScriptCheck.Run(ScriptTree.Of(_folder.Path, CancellationToken.None), null, default, CancellationToken.None);
}
