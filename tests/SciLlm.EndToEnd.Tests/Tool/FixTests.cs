using System.Text;
using SciLlm.EndToEnd.Tests.Workbench;

namespace SciLlm.EndToEnd.Tests.Tool;

/// <summary>What <c>scillm fix</c> refuses; what it does is on the README's tour.</summary>
public sealed class FixTests : IClassFixture<PackedFeed>
{
    private const char Mark = '\uFEFF';

    private const string Call = """
        file static class Assistant
        {
            // Grüße
            internal static Task<HttpResponseMessage> SendAsync(HttpClient http, HttpContent body) =>
                http.PostAsync("https://api.openai.com/v1/chat/completions", body);
        }

        """;

    [Fact]
    public async Task NothingIsChanged_WhenTheCodeDoesNotBuild()
    {
        var broken = Programs.RawCall + "broken";
        var code = Consumer.Create(broken, ["SciLlm"]);

        var result = await Fix(code);

        Assert.True(result.ExitCode == 2, result.ToString());
        Assert.Contains("Nothing was changed: fixes are only applied to code that builds.", result.Output);
        Assert.Equal(broken, code.Read("Program.cs"));
    }

    [Fact]
    public async Task RuleIsNotGuessed_WhenItIsMisspelt()
    {
        var result = await CommandLine.RunAsync(PackedFeed.NewFolder(), PackedFeed.Tool, ["fix", PackedFeed.NewFolder(), "--rules", "SCILLM202x"]);

        Assert.Equal(2, result.ExitCode);
    }

    [Fact]
    public async Task FilesKeepTheirLineEndsAndTheirEncoding_AndOneThatWouldLoseLettersIsLeft()
    {
        var code = Consumer.Create("", ["SciLlm"], "<OutputType>Library</OutputType>");
        var mixed = string.Concat(Call.Split('\n').Select(static (line, at) => at % 2 == 0 ? line + "\r\n" : line + "\n"));
        var before = new Dictionary<string, byte[]>
        {
            ["Unix"] = Encoding.UTF8.GetBytes(Call),
            ["Windows"] = Encoding.UTF8.GetBytes(Call.ReplaceLineEndings("\r\n")),
            ["Marked"] = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Call.ReplaceLineEndings("\r\n"))],
            ["Wide"] = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Call.ReplaceLineEndings("\r\n"))],
            ["Mixed"] = Encoding.UTF8.GetBytes(mixed),
            ["Western"] = Encoding.Latin1.GetBytes(Call.ReplaceLineEndings("\r\n")),
        };
        foreach (var (name, bytes) in before)
            File.WriteAllBytes(PathOf(name), bytes);

        var result = await Fix(code, "--include-uncommitted");

        Assert.Contains("5 files changed; 1 violation left", result.Output);
        Assert.Contains("1 left: its file is not UTF-8, and letters of it would be lost. Save it as UTF-8, and run scillm fix again.\nWestern.cs(5,14)", result.Output);
        Assert.Equal(before["Western"], File.ReadAllBytes(PathOf("Western")));
        foreach (var name in before.Keys.Where(static name => name != "Western"))
        {
            var (textBefore, textAfter) = (Text(before[name]), Text(File.ReadAllBytes(PathOf(name))));
            var (linesBefore, linesAfter) = (textBefore.TrimStart(Mark).Split('\n'), textAfter.TrimStart(Mark).Split('\n'));
            Assert.Equal(textBefore.StartsWith(Mark), textAfter.StartsWith(Mark));
            Assert.Contains(linesAfter, static line => line.Contains("PostChatCompletionsAsync", StringComparison.Ordinal));
            var kept = linesAfter.Where(static line => line.Trim().Length > 0 && !line.Contains("SciLlm", StringComparison.Ordinal));
            Assert.All(kept, line => Assert.Contains(line, linesBefore));
            if (name != "Mixed")
                Assert.All(linesAfter.SkipLast(1), line => Assert.Equal(linesBefore[0].EndsWith('\r'), line.EndsWith('\r')));
        }

        string PathOf(string name) => Path.Combine(code.Folder, name + ".cs");
    }

    /// <summary>With its byte order mark and its carriage returns.</summary>
    private static string Text(byte[] bytes) => (bytes.AsSpan().StartsWith(Encoding.Unicode.Preamble) ? Encoding.Unicode : Encoding.UTF8).GetString(bytes);

    private Task<CommandResult> Fix(Consumer code, params string[] options) => CommandLine.RunAsync(code.Folder, PackedFeed.Tool, ["fix", .. options]);
}
