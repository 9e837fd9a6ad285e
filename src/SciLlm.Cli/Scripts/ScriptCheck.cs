using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.Text;
using SciLlm.Analyzers.Governance;
using SciLlm.Analyzers.Scripts;
using SciLlm.Cli.Checking;
using SciLlm.Cli.Governance;

namespace SciLlm.Cli.Scripts;

/// <summary>Looks through the scripts below a folder with the scanner that the build uses.</summary>
internal sealed class ScriptCheck(EditorConfigs settings, ExceptionRegister exceptions)
{
    private readonly ConcurrentBag<Violation> _violations = [];
    private readonly ConcurrentBag<Unchecked> _unread = [];

    /// <param name="enforcement">As in <see cref="CheckOptions.Enforcement"/>.</param>
    /// <param name="today">The day that exceptions are compared with.</param>
    public static ScriptCheckResult Run(ScriptTree tree, string? enforcement, DateTime today, CancellationToken cancellationToken)
    {
        var exceptions = new ExceptionRegister(ExceptionFiles.ReadAll(ExceptionFiles.Above(tree.Root).Union(tree.Exceptions), today));
        var check = new ScriptCheck(EditorConfigs.Of(tree.Root, tree.Configs, enforcement), exceptions);
        Parallel.ForEach(tree.Scripts, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, check.Look);
        return new(
            [.. check._violations.OrderBy(v => v.Path, StringComparer.Ordinal).ThenBy(v => v.Line).ThenBy(v => v.Column)],
            [.. check._unread.Concat(tree.Unread).OrderBy(u => u.Path, StringComparer.Ordinal)],
            tree.Scripts.Count,
            exceptions.Files);
    }

    private void Look(ScriptFile script)
    {
        using var content = ScriptBytes.Read(script.Path, script.Length);
        var mayMatter = settings.NameEndpoints || content.MayMatter;
        var unread = content.Unread is null && script.Language is ScriptLanguage.Notebook ? NotebookJson.Unread(content.Bytes, mayMatter) : content.Unread;
        if (unread is not null)
            _unread.Add(new(script.Path, unread));
        if (mayMatter)
            Scan(script.Path, script.Language, content.Text);
    }

    private void Scan(string path, ScriptLanguage language, string text)
    {
        var findings = ScriptScanner.Scan(language, text, settings.EndpointsFor(path));
        if (findings.IsEmpty || settings.SeverityFor(Analyzers.Rules.RawScriptCall, path) is not { } severity)
            return;
        var lines = SourceText.From(text).Lines;
        var entry = exceptions.Covering(Analyzers.Rules.RawScriptCall.Id, path);
        foreach (var finding in findings)
        {
            var place = lines.GetLinePositionSpan(finding.Span);
            _violations.Add(new(
                Analyzers.Rules.RawScriptCall.Id, severity, path, place.Start.Line + 1, place.Start.Character + 1, $"{finding.Problem}; {finding.Advice}")
            {
                EndLine = place.End.Line + 1,
                EndColumn = place.End.Character + 1,
                Suppression = entry is null ? null : new Suppression(SuppressionKind.Exception, entry.Justification),
            });
        }
    }
}

/// <summary>What was found in the scripts below a folder.</summary>
/// <param name="Violations">In the order of their paths and lines.</param>
/// <param name="Unread">What could not be read: files, parts of them, folders. They are named and fail nothing: a tool's output may end in .js, too.</param>
/// <param name="Files">How many were looked at.</param>
/// <param name="Exceptions">The EXCEPTIONS.md above and among them.</param>
internal sealed record ScriptCheckResult(IReadOnlyList<Violation> Violations, IReadOnlyList<Unchecked> Unread, int Files, IReadOnlyList<ExceptionsFile> Exceptions)
{
    public CheckResult AsResult() => CheckResult.Empty with { Found = Violations, Unread = Unread, Scripts = Files };
}
