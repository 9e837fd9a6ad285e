using System.Xml;
using System.Xml.Linq;

namespace SciLlm.Cli.Init;

/// <summary>An MSBuild file that gets an item more, with every other character left where it is.</summary>
internal static class ProjectXml
{
    private const string End = "</Project>";

    /// <summary>Whether an item of one of these kinds names the package.</summary>
    public static bool Mentions(TextFile file, string package, params string[] kinds) =>
        Parse(file).Descendants().Any(element => kinds.Contains(element.Name.LocalName)
            && (element.Attribute("Include") ?? element.Attribute("Update"))?.Value.Trim().Equals(package, StringComparison.OrdinalIgnoreCase) == true);

    public static bool IsSet(TextFile file, string property) =>
        Parse(file).Descendants().Any(element => element.Name.LocalName == property && element.Value.Trim().Equals("true", StringComparison.OrdinalIgnoreCase));

    /// <summary>The file with an item in a group of its own, at its end.</summary>
    public static string WithItem(TextFile file, string item, string? condition = null)
    {
        var group = condition is null ? "<ItemGroup>" : $"""<ItemGroup Condition="{condition}">""";
        var text = file.Text ?? $"<Project>\n{End}\n";
        var indent = Indent(text);
        var at = text.LastIndexOf(End, StringComparison.Ordinal);
        if (at < 0)
            throw new CommandFailedException($"'{file.Path}' has no {End}. Add {item} to it by hand.");
        var lines = $"{indent}{group}\n{indent}{indent}{item}\n{indent}</ItemGroup>\n".ReplaceLineEndings(file.NewLine);
        var before = text[..at];
        var gap = before.EndsWith('\n') ? "" : file.NewLine;
        // A blank line between groups, where the file has them.
        var blank = before.Contains(file.NewLine + file.NewLine, StringComparison.Ordinal);
        var trimmed = blank ? before.TrimEnd() + file.NewLine : before + gap;
        return trimmed + (blank ? file.NewLine : "") + lines + (blank ? file.NewLine : "") + text[at..];
    }

    private static string Indent(string text) =>
        text.Split('\n').Select(static line => line[..^line.TrimStart(' ', '\t').Length]).FirstOrDefault(static indent => indent.Length > 0) ?? "  ";

    private static XDocument Parse(TextFile file)
    {
        try
        {
            return file.Text is null ? new XDocument() : XDocument.Parse(file.Text);
        }
        catch (XmlException e)
        {
            throw new CommandFailedException($"'{file.Path}' cannot be read ({e.Message}), so nothing was added to it. Put it right and run scillm init again.");
        }
    }
}
