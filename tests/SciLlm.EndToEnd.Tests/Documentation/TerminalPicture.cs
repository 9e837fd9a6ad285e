using System.Security;
using System.Text;

namespace SciLlm.EndToEnd.Tests.Documentation;

/// <summary>A terminal, as an SVG that is light or dark as its reader's screen is.</summary>
internal static class TerminalPicture
{
    private const int Columns = 112;
    private const double Advance = 7.8;
    private const int LineHeight = 19;
    private const int Margin = 18;

    public static string Of(string command, IEnumerable<string> output)
    {
        var lines = output.SelectMany(Wrap).Prepend("").Prepend("$ " + command).ToList();
        var (width, height) = ((int)(Columns * Advance) + 2 * Margin, lines.Count * LineHeight + 2 * Margin);
        var picture = new StringBuilder();
        picture.Append($$"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{width}} {{height}}" width="{{width}}" height="{{height}}" role="img" aria-label="What {{command}} prints">
            <style>
              rect { fill: #f6f8fa; stroke: #d0d7de; }
              text { fill: #1f2328; font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre; }
              @media (prefers-color-scheme: dark) { rect { fill: #0d1117; stroke: #30363d; } text { fill: #e6edf3; } }
            </style>
            <rect x="0.5" y="0.5" width="{{width - 1}}" height="{{height - 1}}" rx="8" />

            """);
        foreach (var (line, at) in lines.Select(static (line, at) => (line, at)).Where(static each => each.line.Length > 0))
            picture.Append($"<text x=\"{Margin}\" y=\"{Margin + at * LineHeight + 14}\" xml:space=\"preserve\">{SecurityElement.Escape(line)}</text>\n");
        return picture.Append("</svg>\n").ToString();
    }

    /// <summary>Breaks a long line at its words, and indents what goes on below.</summary>
    private static IEnumerable<string> Wrap(string line)
    {
        while (line.Length > Columns)
        {
            var end = line.LastIndexOf(' ', Columns);
            if (end <= 4)
                break;
            yield return line[..end];
            line = "    " + line[(end + 1)..];
        }
        yield return line;
    }
}
