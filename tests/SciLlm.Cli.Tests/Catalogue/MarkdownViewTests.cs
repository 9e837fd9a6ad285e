using SciLlm.Cli.Catalogue;
using Spectre.Console;

namespace SciLlm.Cli.Tests.Catalogue;

public sealed class MarkdownViewTests
{
    [Fact]
    public void MarksAreReplacedByWhatTheyMean()
    {
        var shown = Show("""
            #### What to write

            Use `client[0]` and **never** a [header](https://example.com/a).

            - first
            - second
            """);

        Assert.Equal(["What to write", "", "Use client[0] and never a header.", "", "  • first", "  • second"], shown);
    }

    [Fact]
    public void CodeIsSetInAndKeptAsItIs()
    {
        var shown = Show("""
            ```csharp
            # no heading
            var x = items[0]; // **none**
            ```
            After.
            """);

        Assert.Equal(["    # no heading", "    var x = items[0]; // **none**", "After."], shown);
    }

    [Fact]
    public void EveryPageOfTheRulesCanBeShown() =>
        Assert.All(RuleCatalogue.All.Select(rule => RulesPage.Section(rule.Id)).OfType<string>(), page => Assert.NotEmpty(Show(page)));

    private static string[] Show(string page)
    {
        var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 400;
        MarkdownView.Write(console, page);
        return output.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }
}
