using System.Text.RegularExpressions;
using Spectre.Console;

namespace SciLlm.Cli.Catalogue;

/// <summary>Shows a page on a terminal: headings, lists, code and emphasis as far as <c>rules.md</c> uses them. Into a pipe goes the page as it is.</summary>
internal static partial class MarkdownView
{
    public static void Write(IAnsiConsole console, string page)
    {
        var code = new List<string>();
        var inCode = false;
        foreach (var line in page.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                if (inCode)
                    WriteCode(console, code);
                inCode = !inCode;
            }
            else if (inCode)
            {
                code.Add(line);
            }
            else
            {
                console.MarkupLine(Line(line));
            }
        }
        // A block that nobody closes is still to be seen.
        WriteCode(console, code);
    }

    private static void WriteCode(IAnsiConsole console, List<string> lines)
    {
        foreach (var line in lines)
            console.MarkupLine($"    [green]{Markup.Escape(line)}[/]");
        lines.Clear();
    }

    private static string Line(string line)
    {
        if (Heading().Match(line) is { Success: true } heading)
            return $"[bold underline]{Inline(heading.Groups["text"].Value)}[/]";
        if (Item().Match(line) is { Success: true } item)
            return $"{item.Groups["indent"].Value}  • {Inline(item.Groups["text"].Value)}";
        return Inline(line);
    }

    /// <summary>Escapes first, so that a bracket of the text is none of the markup; then code, emphasis and links by their names.</summary>
    private static string Inline(string text) =>
        Link().Replace(Strong().Replace(Code().Replace(Markup.Escape(text), "[aqua]$1[/]"), "[bold]$1[/]"), "$1");

    [GeneratedRegex(@"^#{1,6} +(?<text>.*)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?<indent>\s*)[-*] +(?<text>.*)$")]
    private static partial Regex Item();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\*\*([^*]+)\*\*")]
    private static partial Regex Strong();

    // Brackets are doubled by the escape.
    [GeneratedRegex(@"\[\[([^\]]+)\]\]\([^)]+\)")]
    private static partial Regex Link();
}
