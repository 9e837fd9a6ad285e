namespace SciLlm.Analyzers.Tests.Documentation;

/// <summary>A page of the documentation, taken apart as far as its tests look at it.</summary>
internal sealed class MarkdownPage
{
    private MarkdownPage(string name) => Name = name;

    public string Name { get; }

    public string Text { get; private init; } = "";

    /// <summary>The headings of the second level, without the <c>##</c>.</summary>
    public List<string> Sections { get; } = [];

    public List<CodeSample> Samples { get; } = [];

    /// <summary>Every row of every table below its head, cell by cell.</summary>
    public List<TableRow> Rows { get; } = [];

    public static MarkdownPage Read(string name)
    {
        var page = new MarkdownPage(name) { Text = RepositoryFolder.Read(name) };
        var (section, heading) = ("", "");
        var lines = page.Text.Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            var line = lines[at];
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                var end = Array.IndexOf(lines, "```", at + 1);
                page.Samples.Add(new(section, heading, line[3..], string.Join('\n', lines[(at + 1)..end]), at + 1));
                at = end;
            }
            else if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                page.Sections.Add(section = line[3..]);
                heading = "";
            }
            else if (line.StartsWith("### ", StringComparison.Ordinal))
            {
                heading = line[4..];
            }
            else if (line.StartsWith('|') && at > 1 && lines[at - 1].StartsWith('|') && !line.StartsWith("|-", StringComparison.Ordinal))
            {
                page.Rows.Add(new(section, [.. line.Trim().Trim('|').Split('|').Select(static cell => cell.Trim())]));
            }
        }
        return page;
    }
}

/// <summary>A fenced block of a page.</summary>
/// <param name="Section">The heading of the second level it stands under.</param>
/// <param name="Heading">The heading of the third level it stands under; empty where there is none.</param>
/// <param name="Language">What the fence says.</param>
/// <param name="Code">The text between the fences.</param>
/// <param name="Line">The line of the opening fence, from 1.</param>
internal sealed record CodeSample(string Section, string Heading, string Language, string Code, int Line)
{
    public bool IsCSharp => Language == "csharp";

    public bool IsExceptions => Language == "markdown";

    /// <summary>A file that the sample could be; null for what is no script.</summary>
    public string? ScriptName => Language switch { "bash" => "sample.sh", "python" => "sample.py", _ => null };
}

/// <summary>A row of a table.</summary>
internal sealed record TableRow(string Section, IReadOnlyList<string> Cells);
