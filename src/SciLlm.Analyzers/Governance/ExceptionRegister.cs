namespace SciLlm.Analyzers.Governance;

/// <summary>The exceptions in reach of a project: the <c>EXCEPTIONS.md</c> beside it and in the folders above.</summary>
internal sealed class ExceptionRegister(IEnumerable<ExceptionsFile> files)
{
    /// <summary>The nearest first, seen from a file that lies below all of them.</summary>
    public ImmutableArray<ExceptionsFile> Files { get; } = files.OrderByDescending(static file => file.Folder.Length).ToImmutableArray();

    public static ExceptionRegister Of(AnalyzerOptions options, CancellationToken cancellation) => new(
        from file in options.AdditionalFiles
        where ExceptionsFile.IsName(file.Path)
        select Read(file, options.AnalyzerConfigOptionsProvider, cancellation));

    public static ExceptionsFile Read(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken cancellation)
    {
        var settings = options.GetOptions(file);
        var term = ExceptionTerm.From(ExceptionDate.Today(options), key => settings.TryGetValue(key, out var value) ? value : null);
        return ExceptionsFile.Read(file.Path, file.GetText(cancellation) ?? SourceText.From(""), term);
    }

    /// <summary>The entry that covers a rule in a file today, null where there is none. The nearest file that has an entry for them decides.</summary>
    /// <param name="path">The full path of the file.</param>
    public ExceptionEntry? Covering(string ruleId, string path)
    {
        foreach (var file in Files)
        {
            var entries = file.EntriesFor(ruleId, path).ToList();
            if (entries.Count > 0)
                return entries.Find(entry => file.Term.Holds(entry.Expires));
        }
        return null;
    }
}
