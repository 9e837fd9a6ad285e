namespace SciLlm.Analyzers.Governance;

/// <summary>An <c>EXCEPTIONS.md</c>: what its tables let be in the folder it lies in and below, for how long.</summary>
internal sealed class ExceptionsFile
{
    public const string Name = "EXCEPTIONS.md";

    private ExceptionsFile(string path, SourceText text, ExceptionTerm term, ImmutableArray<ExceptionEntry> entries, ImmutableArray<ExceptionProblem> problems) =>
        (Path, Text, Term, Entries, Problems) = (path, text, term, entries, problems);

    public string Path { get; }

    public SourceText Text { get; }

    public ExceptionTerm Term { get; }

    /// <summary>The folder that the paths of the entries are relative to.</summary>
    public string Folder => FolderOf(Path);

    /// <summary>Those that can be read, ended ones too.</summary>
    public ImmutableArray<ExceptionEntry> Entries { get; }

    /// <summary>What keeps rows from being entries.</summary>
    public ImmutableArray<ExceptionProblem> Problems { get; }

    public static bool IsName(string path) => path.EndsWith(Name, StringComparison.OrdinalIgnoreCase) && (path.Length == Name.Length || path[path.Length - Name.Length - 1] is '/' or '\\');

    /// <summary>The folder of a file, with forward slashes and none at its end.</summary>
    public static string FolderOf(string path) => PathGlob.WithSlashes(path) is var slashed && slashed.LastIndexOf('/') is >= 0 and var end ? slashed.Substring(0, end) : "";

    public static ExceptionsFile Read(string path, SourceText text, ExceptionTerm term)
    {
        var reader = new ExceptionsReader(text, term);
        foreach (var table in MarkdownTable.Of(text))
            reader.Read(table);
        return new(path, text, term, reader.Entries.ToImmutable(), reader.Problems.ToImmutable());
    }

    /// <summary>The entries for a rule in a file, ended ones too.</summary>
    /// <param name="path">The full path of the file.</param>
    public IEnumerable<ExceptionEntry> EntriesFor(string ruleId, string path) =>
        Entries.Where(entry => entry.RuleIds.Contains(ruleId) && Reaches(entry, path));

    /// <param name="path">The full path of a file.</param>
    public bool Reaches(ExceptionEntry entry, string path) => PathGlob.Relative(Folder, path) is { } relative && entry.Path.IsMatch(relative);
}

/// <summary>Why a row is no entry.</summary>
/// <param name="Span">The cell that says so, or the row where a cell is missing.</param>
internal sealed record ExceptionProblem(TextSpan Span, string Message);
