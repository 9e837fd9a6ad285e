using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SciLlm.Analyzers.CodeFixes.Governance;

/// <summary>Adds an entry to the nearest <c>EXCEPTIONS.md</c>, or writes the first one. It is offered last, and for one place at a time.</summary>
internal static class TemporaryException
{
    public const string Add = "SciLlm.AddTemporaryException";

    /// <summary>How many days an exception holds where nobody says how many.</summary>
    public const int Days = 30;

    private const string Reason = "temporary, until it goes through SciLLM";

    /// <summary>Null where nobody knows which file the entry would be for.</summary>
    public static CodeAction? For(TextDocument document, string ruleId)
    {
        if (document.FilePath is not { } path)
            return null;
        // A build tells the day only to projects that have exceptions, and this may become the first.
        var today = ExceptionDate.Today(document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider) ?? DateTime.UtcNow.Date;
        var page = Nearest(document.Project, path);
        var days = Math.Min(Days, TermOf(page, document.Project.AnalyzerOptions, today).MaxDays);
        return CodeAction.Create(
            $"Add a temporary exception ({days} days)",
            cancellation => AddAsync(document.Project, page, path, ruleId, today.AddDays(days), cancellation),
            Add,
            CodeActionPriority.Lowest);
    }

    private static TextDocument? Nearest(Project project, string path) => project.AdditionalDocuments
        .Where(page => page.FilePath is { } file && ExceptionsFile.IsName(file) && PathGlob.Relative(ExceptionsFile.FolderOf(file), path) is not null)
        .OrderByDescending(static page => page.FilePath!.Length)
        .FirstOrDefault();

    private static ExceptionTerm TermOf(TextDocument? page, AnalyzerOptions options, DateTime today)
    {
        var file = options.AdditionalFiles.FirstOrDefault(file => file.Path == page?.FilePath);
        var settings = file is null ? options.AnalyzerConfigOptionsProvider.GlobalOptions : options.AnalyzerConfigOptionsProvider.GetOptions(file);
        return ExceptionTerm.From(today, key => settings.TryGetValue(key, out var value) ? value : null);
    }

    private static async Task<Solution> AddAsync(
        Project project, TextDocument? page, string path, string ruleId, DateTime expires, CancellationToken cancellation)
    {
        var file = page?.FilePath ?? NewPage(project, path);
        var entry = new NewException(ruleId, PathGlob.Relative(ExceptionsFile.FolderOf(file), path)!, Reason, Environment.UserName, expires);
        if (page is null)
        {
            var text = ExceptionsPage.With(ExceptionsPage.Empty(Environment.NewLine), entry);
            return project.Solution.AddAdditionalDocument(DocumentId.CreateNewId(project.Id), ExceptionsFile.Name, text, filePath: file);
        }
        return project.Solution.WithAdditionalDocumentText(page.Id, ExceptionsPage.With(await page.GetTextAsync(cancellation).ConfigureAwait(false), entry));
    }

    /// <summary>Beside the solution, so that its projects share one; else beside the project; else beside the file.</summary>
    private static string NewPage(Project project, string path) =>
        new[] { project.Solution.FilePath, project.FilePath, path }
            .Where(static file => file is not null)
            .Select(static file => file!.Substring(0, file.LastIndexOfAny(['/', '\\']) + 1))
            .First(folder => PathGlob.Relative(folder, path) is not null) + ExceptionsFile.Name;
}
