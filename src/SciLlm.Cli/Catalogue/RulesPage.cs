namespace SciLlm.Cli.Catalogue;

/// <summary>The page that explains every rule, <c>rules.md</c>, which travels with the tool.</summary>
internal static class RulesPage
{
    /// <summary>What stands below the heading that names the rule; null when there is none.</summary>
    public static string? Section(string id) => Section(Read(), id);

    internal static string? Section(string page, string id)
    {
        var lines = page.Split('\n');
        var levels = HeadingLevels(lines);
        var start = Enumerable.Range(0, lines.Length).FirstOrDefault(i => levels[i] > 0 && lines[i].Contains(id, StringComparison.OrdinalIgnoreCase), -1);
        if (start < 0)
            return null;

        var end = Enumerable.Range(start + 1, lines.Length - start - 1).FirstOrDefault(i => levels[i] > 0 && levels[i] <= levels[start], lines.Length);
        return string.Join('\n', lines[(start + 1)..end].Where(line => !line.StartsWith("<a ", StringComparison.Ordinal))).Trim();
    }

    // 0 for a line that is no heading; a comment in a code block looks like one.
    private static int[] HeadingLevels(string[] lines)
    {
        var inCode = false;
        return [.. lines.Select(line =>
        {
            inCode ^= line.StartsWith("```", StringComparison.Ordinal);
            var level = line.TakeWhile(c => c == '#').Count();
            return !inCode && line.Length > level && line[level] == ' ' ? level : 0;
        })];
    }

    private static string Read()
    {
        using var stream = typeof(RulesPage).Assembly.GetManifestResourceStream("rules.md")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
