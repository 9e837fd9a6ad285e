using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SciLlm.Analyzers.Endpoints;
using SciLlm.Analyzers.Scripts;
using SciLlm.Cli.Scripts;

namespace SciLlm.Cli.Tests.Scripts;

/// <summary>The search decides which files are read at all, so it may miss nothing.</summary>
public sealed class ByteSearchTests
{
    private static readonly string[] Words = [.. ScriptGate.Telling, .. ScriptGate.Paths, .. Vendors.All];

    private static readonly ByteSearch Search = new(Words);

    /// <summary>Texts put together from pieces of words, which is where a search that only looks at a few letters would go wrong.</summary>
    private static Arbitrary<string> Texts
    {
        get
        {
            var piece = from word in Gen.Elements(Words)
                        from start in Gen.Choose(0, word.Length - 1)
                        from length in Gen.Choose(1, word.Length - start)
                        select word.Substring(start, length);
            var texts = from pieces in Gen.ArrayOf(Gen.OneOf(piece, Gen.Elements(Words), Gen.Elements(" ", "\n", "https://", "0", "Ä")))
                        select string.Concat(pieces);
            return texts.ToArbitrary();
        }
    }

    [Fact]
    public void FindsEveryWord_WhateverItsCaseAndWhereverItStands()
    {
        foreach (var word in Words)
        {
            for (var before = 0; before < 40; before++)
            {
                Assert.True(Finds(new string('#', before) + word.ToUpperInvariant()), $"{word} at the end, behind {before}");
                Assert.True(Finds(new string('#', before) + word + new string('é', 20)), $"{word} in the middle, behind {before}");
            }
        }
    }

    [Fact]
    public void FindsNoWord_WhenOneOfItsLettersIsMissing()
    {
        foreach (var word in Words.Where(static word => !Words.Any(other => other != word && word.Contains(other))))
        {
            Assert.False(Finds(word[1..]), word);
            Assert.False(Finds(word[..^1] + "#"), word);
        }
    }

    [Property(MaxTest = 500)]
    public Property SaysWhatASearchForOneWordAfterTheOtherSays() =>
        Prop.ForAll(Texts, text => Finds(text) == Words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)));

    [Property(MaxTest = 500)]
    public Property OpensTheFilesThatTheBuildOpens() =>
        Prop.ForAll(Texts, text => ByteGate.MayMatter(Encoding.UTF8.GetBytes(text)) == ScriptGate.MayMatter(text.AsSpan()));

    private static bool Finds(string text) => Search.FindsIn(Encoding.UTF8.GetBytes(text));
}
