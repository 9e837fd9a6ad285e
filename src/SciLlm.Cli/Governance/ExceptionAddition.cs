using Microsoft.CodeAnalysis.Text;
using SciLlm.Analyzers.CodeFixes.Governance;
using SciLlm.Analyzers.Governance;

namespace SciLlm.Cli.Governance;

/// <summary>Writes an entry into the <c>EXCEPTIONS.md</c> it belongs to, and refuses what the rules could not read.</summary>
/// <param name="folder">Where the user stands; paths are relative to it.</param>
internal sealed class ExceptionAddition(string folder, DateTime today)
{
    /// <param name="entry">Its path is a file or a pattern, as the user wrote it.</param>
    /// <returns>The file that has the entry now.</returns>
    /// <exception cref="CommandFailedException">SCILLM902 would report the entry, or it has ended already.</exception>
    public string Add(NewException entry)
    {
        var full = PathGlob.WithSlashes(Path.Combine(folder, entry.Path));
        full = PathGlob.WithSlashes(Path.GetFullPath(full)) is var whole && full.EndsWith('/') ? whole.TrimEnd('/') + "/" : whole;
        var repository = ExceptionFiles.RepositoryOf(folder);
        if (repository is not null && PathGlob.Relative(repository, full) is null)
            throw new CommandFailedException($"'{entry.Path}' is not in the repository '{repository}'. Run the command in the one that has it.");
        var page = PageFor(full, repository ?? folder);
        entry = entry with
        {
            Rules = string.Join(", ", entry.Rules.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(InFull)),
            Path = PathGlob.Relative(ExceptionsFile.FolderOf(page), full)
                ?? throw new CommandFailedException($"'{entry.Path}' is not below '{Path.GetDirectoryName(page)}', where its {ExceptionsFile.Name} would lie. Run the command in the repository that has the file."),
        };
        if (entry.Expires < today)
            throw new CommandFailedException($"{ExceptionDate.Text(entry.Expires)} has passed, so the exception would cover nothing. Name a later day.");
        if (ExceptionFiles.Read(page, ExceptionsPage.With(ExceptionsPage.Empty("\n"), entry), today).Problems is [var problem, ..])
            throw new CommandFailedException($"The exception would cover nothing: {problem.Message}.");

        var text = ExceptionsPage.With(File.Exists(page) ? TextOf(page) : ExceptionsPage.Empty(Environment.NewLine), entry);
        File.WriteAllText(page, text.ToString(), text.Encoding!);
        return page;
    }

    private static SourceText TextOf(string page)
    {
        var text = ExceptionFiles.TextOf(page);
        // What is no UTF-8 is read with other letters in place of those it has, and must not be written so.
        return text.ToString().Contains('\uFFFD')
            ? throw new CommandFailedException($"'{page}' is not UTF-8, so it cannot be changed without damage. Save it as UTF-8 and run scillm exceptions add again.")
            : text;
    }

    /// <summary>The nearest there is above the path, else one that is written now.</summary>
    private static string PageFor(string path, string otherwiseIn) =>
        ExceptionFiles.Above(Path.GetDirectoryName(path.Split('*', '?')[0])!).FirstOrDefault() ?? ExceptionFiles.In(otherwiseIn);

    private static string InFull(string rule) => rule.All(char.IsAsciiDigit) ? "SCILLM" + rule : rule;
}
