namespace SciLlm.Cli.Catalogue;

/// <summary>The page that explains every rule, <c>rules.md</c>, which travels with the tool.</summary>
internal static class RulesPage
{
    /// <summary>The section whose heading names the rule, heading included; null when there is none.</summary>
    public static string? Section(string id) => Section(Read(), id);

    internal static string? Section(string page, string id)
    {
        var lines = page.Split('\n');
        var start = Array.FindIndex(lines, line => Level(line) > 0 && line.Contains(id, StringComparison.OrdinalIgnoreCase));
        if (start < 0)
            return null;

        var level = Level(lines[start]);
        var inCode = false;
        var section = lines[start..].TakeWhile((line, i) =>
        {
            inCode ^= line.StartsWith("```", StringComparison.Ordinal);
            return i == 0 || inCode || Level(line) is 0 || Level(line) > level;
        });
        return string.Join('\n', section.Where(line => !line.StartsWith("<a ", StringComparison.Ordinal))).TrimEnd();
    }

    private static int Level(string line)
    {
        var level = line.TakeWhile(c => c == '#').Count();
        return level > 0 && line.Length > level && line[level] == ' ' ? level : 0;
    }

    private static string Read()
    {
        using var stream = typeof(RulesPage).Assembly.GetManifestResourceStream("rules.md")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
