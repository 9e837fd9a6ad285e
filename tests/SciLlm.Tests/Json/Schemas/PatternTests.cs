using SciLlm.Json.Patterns;
using SciLlm.Tests.Support;

namespace SciLlm.Tests.Json.Schemas;

/// <summary>Patterns mean what ECMA-262 says they mean, also where .NET's engine takes them otherwise.</summary>
public sealed class PatternTests
{
    [Theory]
    [InlineData(@"^\d$", "7", "٧")]
    [InlineData(@"^\w$", "_", "é")]
    [InlineData(@"^\s$", "\uFEFF", "\u0085")]
    [InlineData(@"^[\S]$", "\u0085", " ")]
    [InlineData("^a$", "a", "a\n")]
    [InlineData("^.$", "🐲", "\r")]
    [InlineData("^🐲*$", "🐲🐲", "🐉")]
    [InlineData("^[🐀-🐲]$", "🐉", "🐳")]
    [InlineData("^[^a]$", "🐲", "a")]
    [InlineData(@"^[^\W_]$", "a", "_")]
    [InlineData(@"^\uD83D\uDC32\u{1F432}$", "🐲🐲", "🐲")]
    [InlineData(@"^\p{Letter}$", "é", "1")]
    [InlineData(@"^\p{gc=Nd}$", "٧", "Ⅷ")]
    [InlineData(@"^[\P{L}x]$", "x", "y")]
    [InlineData(@"^\cJ\x41\0$", "\nA\0", "J")]
    [InlineData(@"^[\b\-\]]$", "]", "b")]
    [InlineData(@"\bcat\b", "a cat.", "concat")]
    [InlineData("^(?<year>[0-9]{4})-\\k<year>$", "2024-2024", "2024-2025")]
    [InlineData(@"^(?<a>x)(y)\1\2$", "xyxy", "xyyx")]
    [InlineData(@"^(a)?\1b$", "b", "ab")]
    [InlineData(@"^(?!a)\/[a-]+$", "/a-", "a")]
    [InlineData("^[]|[^]x$", "🐲x", "x")]
    public void Matches(string pattern, string good, string bad)
    {
        var regex = EcmaPattern.Compile(pattern, Guard.Time);

        Assert.Matches(regex, good);
        Assert.DoesNotMatch(regex, bad);
    }

    [Theory]
    [InlineData("[a")]
    [InlineData("[b-a]")]
    [InlineData("(?i)a")]
    [InlineData("(?>a)")]
    [InlineData("a{,2}")]
    [InlineData(@"\A")]
    [InlineData(@"\u12")]
    [InlineData(@"\u{110000}")]
    [InlineData(@"\p{Script=Greek}")]
    [InlineData(@"\1")]
    [InlineData(@"\")]
    [InlineData("a**")]
    public void Refuses_WhatIsNoPattern(string pattern) => Assert.ThrowsAny<ArgumentException>(() => EcmaPattern.Compile(pattern, TimeSpan.FromSeconds(1)));
}
