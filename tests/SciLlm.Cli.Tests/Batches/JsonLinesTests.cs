using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SciLlm.Cli.Batches;

namespace SciLlm.Cli.Tests.Batches;

/// <summary>Lines, as bytes, however they come in.</summary>
public sealed class JsonLinesTests
{
    [Fact]
    public async Task ALineKeepsItsNumber_AndLosesItsEnd()
    {
        var lines = await ReadAsync("\uFEFFone\r\n\ntwo");

        Assert.Equal([(1, "one", true), (2, "", true), (3, "two", false)], lines);
    }

    [Property]
    public Property LinesAreWhatStandsBetweenLineEnds()
    {
        var texts = Gen.Elements("", "a", "ü", " {}", new string('x', 70_000)).ListOf();
        return Prop.ForAll(texts.ToArbitrary(), lines =>
            ReadAsync(string.Concat(lines.Select(line => line + "\n"))).GetAwaiter().GetResult().Select(line => line.Text).SequenceEqual(lines));
    }

    private static async Task<List<(int Number, string Text, bool IsEnded)>> ReadAsync(string text)
    {
        var lines = new List<(int, string, bool)>();
        await foreach (var line in JsonLines.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text))))
            lines.Add((line.Number, Encoding.UTF8.GetString(line.Content.Span), line.IsEnded));
        return lines;
    }
}
