using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace SciLlm.Analyzers.Tests.Verifier;

public sealed class MarkupTests
{
    [Fact]
    public void SpansAreReadByName_WhenTheyAreNested()
    {
        var (text, _, spans) = Parse("a[|b{|ID:c|}{|#0:d|}|]e");

        Assert.Equal("abcde", text);
        Assert.Equal(TextSpan.FromBounds(1, 4), Assert.Single(spans[""]));
        Assert.Equal(TextSpan.FromBounds(2, 3), Assert.Single(spans["ID"]));
        Assert.Equal(TextSpan.FromBounds(3, 4), Assert.Single(spans["#0"]));
    }

    [Fact]
    public void NumberedSpansMayOverlap()
    {
        var (text, _, spans) = Parse("{|#0:a{|#1:b|#0}c|#1}");

        Assert.Equal("abc", text);
        Assert.Equal(TextSpan.FromBounds(0, 2), Assert.Single(spans["#0"]));
        Assert.Equal(TextSpan.FromBounds(1, 3), Assert.Single(spans["#1"]));
    }

    [Fact]
    public void SpansMayBeEmpty()
    {
        var (text, _, spans) = Parse("a[||]b{|ID:|}");

        Assert.Equal("ab", text);
        Assert.Equal(new TextSpan(1, 0), Assert.Single(spans[""]));
        Assert.Equal(new TextSpan(2, 0), Assert.Single(spans["ID"]));
    }

    [Fact]
    public void ABracketBeforeAnEndTagIsCode() =>
        Assert.Equal("int[", Parse("[|int[|]").Text);

    [Fact]
    public void CodeThatLooksLikeMarkupIsLeftAlone()
    {
        const string Code = "int[] a = { 1 | 2 }; var b = x is { Length: > 0 } || a[0] > 1; // $\"{{|}}\"";

        Assert.Throws<ArgumentException>(() => Parse(Code));
        Assert.Equal(Code.Replace("|}}", "}}", StringComparison.Ordinal), Parse(Code.Replace("|}}", "}}", StringComparison.Ordinal)).Text);
    }

    [Fact]
    public void PositionsAreRead_UnlessTheyAreCode()
    {
        var (text, positions, _) = Parse("a$$b");
        TestFileMarkupParser.GetSpans("a$$b", treatPositionIndicatorsAsCode: true, out var code, out _);

        Assert.Equal(("ab", 1), (text, Assert.Single(positions)));
        Assert.Equal("a$$b", code);
    }

    [Theory]
    [InlineData("[|a")]
    [InlineData("a|]")]
    [InlineData("{|ID:a")]
    [InlineData("a|}")]
    [InlineData("{|#0:a|} {|#0:b|}")]
    [InlineData("a|#0}")]
    public void Fails_WhenMarkupIsBroken(string input) => Assert.ThrowsAny<ArgumentException>(() => Parse(input));

    [Property]
    public Property MarkingASpanGivesItBack(PositiveInt before, NonNegativeInt length, PositiveInt after)
    {
        var (head, marked, tail) = (new string('a', before.Get), new string('b', length.Get), new string('c', after.Get));
        var (text, _, spans) = Parse($"{head}{{|ID:{marked}|}}{tail}");
        return (text == head + marked + tail && spans["ID"].Single() == new TextSpan(head.Length, marked.Length)).ToProperty();
    }

    private static (string Text, ImmutableArray<int> Positions, ImmutableDictionary<string, ImmutableArray<TextSpan>> Spans) Parse(
        string input)
    {
        TestFileMarkupParser.GetPositionsAndSpans(input, out var text, out var positions, out var spans);
        return (text, positions, spans);
    }
}
