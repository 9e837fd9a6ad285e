using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SciLlm.Analyzers;
using SciLlm.Analyzers.Governance;
using SciLlm.Cli.Checking;
using SciLlm.Cli.Scripts;

namespace SciLlm.Cli.Governance;

/// <summary>
/// What a check says of exceptions once it has heard every project and every script: an entry that one project has no use for may be another's,
/// and some are of no project at all.
/// </summary>
/// <param name="files">The <c>EXCEPTIONS.md</c> around what is checked.</param>
/// <param name="result">What projects and scripts have said.</param>
/// <param name="folder">What is checked.</param>
/// <param name="scripts">The scripts that were looked at; null when none were.</param>
/// <param name="enforcement">As in <see cref="CheckOptions.Enforcement"/>.</param>
internal sealed class ExceptionsReview(IReadOnlyList<ExceptionsFile> files, CheckResult result, string folder, ScriptTree? scripts, string? enforcement)
{
    public CheckResult Reviewed() => result with { Found = CheckResult.InOrder(result.Found.Where(IsBelieved).Concat(files.SelectMany(Unsaid).OfType<Violation>())) };

    private bool IsBelieved(Violation violation) =>
        violation.RuleId != Rules.UnusedException.Id
        || !files.Any(file => file.Path == violation.Path && file.Entries.Any(entry => entry.Line == violation.Line && !IsUnused(file, entry)));

    /// <summary>What is to be said of a file where no project has.</summary>
    private IEnumerable<Violation?> Unsaid(ExceptionsFile file)
    {
        foreach (var problem in file.Problems)
            yield return At(file, problem.Span, Rules.UnreadableException, problem.Message);
        foreach (var entry in file.Entries.Where(entry => IsMeant(file, entry)))
        {
            if (file.Term.HasEnded(entry.Expires))
                yield return At(file, entry.ExpiresCell, Rules.ExpiredException, ExpiredExceptionAnalyzer.Words(entry));
            if (!result.Checked.Any(project => IsIn(project, file, entry)) && IsUnused(file, entry) && (IsForScripts(file, entry) || LeadsNowhere(file, entry)))
                yield return At(file, entry.Row, Rules.UnusedException, UnusedExceptionAnalyzer.Words(entry));
        }
    }

    /// <summary>Whether every project that has such files said so, and no script has a use for it. What could not be looked at may have one.</summary>
    private bool IsUnused(ExceptionsFile file, ExceptionEntry entry) =>
        result.Unchecked.Count == 0
        && !result.Found.Any(violation => entry.RuleIds.Contains(violation.RuleId) && file.Reaches(entry, violation.Path))
        && result.Checked.Where(project => IsIn(project, file, entry)).All(project => project.Found.Any(
            violation => violation.RuleId == Rules.UnusedException.Id && violation.Path == file.Path && violation.Line == entry.Line));

    private static bool IsIn(CheckedProject project, ExceptionsFile file, ExceptionEntry entry) => project.Sources.Any(source => file.Reaches(entry, source));

    private bool IsForScripts(ExceptionsFile file, ExceptionEntry entry) =>
        scripts is not null && entry.RuleIds.Contains(Rules.RawScriptCall.Id) && scripts.Scripts.Any(script => file.Reaches(entry, script.Path));

    private static bool LeadsNowhere(ExceptionsFile file, ExceptionEntry entry) =>
        !Directory.Exists(Root(file, entry)) || !Directory.EnumerateFiles(Root(file, entry), "*", Everywhere).Any(path => file.Reaches(entry, path));

    /// <summary>Whether an entry is about what is checked: a file above it has entries for others, too.</summary>
    private bool IsMeant(ExceptionsFile file, ExceptionEntry entry) =>
        Root(file, entry) is var root && (root == folder || PathGlob.Relative(root, folder) is not null || PathGlob.Relative(folder, root) is not null);

    private static string Root(ExceptionsFile file, ExceptionEntry entry) => Path.GetFullPath(Path.Combine(file.Folder + "/", entry.Path.FixedFolder)).TrimEnd(Path.DirectorySeparatorChar);

    private Violation? At(ExceptionsFile file, TextSpan span, DiagnosticDescriptor rule, params object[] words)
    {
        var place = file.Text.Lines.GetLinePositionSpan(span);
        var message = string.Format(CultureInfo.InvariantCulture, rule.MessageFormat.ToString(CultureInfo.InvariantCulture), words);
        var isSaid = result.Found.Any(said => (said.RuleId, said.Path, said.Line, said.Message) == (rule.Id, file.Path, place.Start.Line + 1, message));
        if (isSaid || EditorConfigs.Of(file.Path, [], enforcement).SeverityFor(rule, file.Path) is not { } severity)
            return null;
        return new Violation(rule.Id, severity, file.Path, place.Start.Line + 1, place.Start.Character + 1, message)
        {
            EndLine = place.End.Line + 1,
            EndColumn = place.End.Character + 1,
        };
    }

    private static EnumerationOptions Everywhere => new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
}
