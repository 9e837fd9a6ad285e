using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.CodeAnalysis.Text;
using SciLlm.Analyzers.CodeFixes.Governance;
using SciLlm.Analyzers.Governance;

namespace SciLlm.Analyzers.Tests.Governance;

/// <summary>What is written into an EXCEPTIONS.md is read back from it, and nothing else changes.</summary>
public sealed class ExceptionsPageTests
{
    public static TheoryData<string> Pages =>
    [
        "",
        ExceptionsPage.Empty("\n").ToString(),
        ExceptionsPage.Empty("\r\n").ToString(),
        "# Ours\r\n\r\n| Ticket | Expires | Owner | Reason | Path | Rule |\r\n|:--|--:|---|---|---|---|\r\n| 7 | 2026-12-24 | team | why | `a.cs` | SCILLM101 |\r\n\r\nThe end.\r\n",
        "Rule|Path|Reason|Owner|Expires\n-|-|-|-|-\nSCILLM101|a.cs|why|team|2026-12-24",
        "| Name | Phone |\n|---|---|\n| Ada | 7 |\n",
        "```markdown\n| Rule | Path | Reason | Owner | Expires |\n|---|---|---|---|---|\n```\n",
        "<!-- Rule | Path\n| Rule | Path | Reason | Owner | Expires |\n|---|---|---|---|---|\n-->\n",
        "| **Rule** | *Path* | __Reason__ | Owner | Expires |\n|---|---|---|---|---|\n",
        "# Ours\n\n```\nnever closed",
        "# Ours\r\n\r\n<!-- never closed\r\n",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void EntryIsReadBack_FromAnyPage(string page)
    {
        var before = SourceText.From(page);
        var entry = new NewException("SCILLM201, Proofs", "src/Legacy/**", "a | b\nc", "team", new DateTime(2026, 12, 31));

        var after = ExceptionsPage.With(before, entry);

        var read = Read(after).Entries[^1];
        Assert.Equal(("SCILLM201, Proofs", "src/Legacy/**", "a | b c", "team", entry.Expires), (read.Rules, read.PathText, read.Reason, read.Owner, read.Expires));
        Assert.Equal(["SCILLM201", "SCILLM701", "SCILLM702", "SCILLM703"], read.RuleIds.ToArray());
        Assert.Equal(Read(before).Entries.Length + 1, Read(after).Entries.Length);
        Assert.Empty(Read(after).Problems);
        var lineBreak = page.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : page.Contains('\n') ? "\n" : Environment.NewLine;
        Assert.Equal(after.ToString().ReplaceLineEndings(lineBreak), after.ToString());
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void RemovingWhatWasAddedLeavesThePage(string page)
    {
        var complete = ExceptionsPage.With(SourceText.From(page), new NewException("SCILLM101", "other.cs", "why", "team", new DateTime(2026, 12, 1)));
        complete = complete.Replace(complete.Length, 0, "\n");

        var added = ExceptionsPage.With(complete, new NewException("SCILLM201", "b.cs", "why", "team", new DateTime(2026, 12, 2)));
        var removed = ExceptionsPage.Without(added, Read(added).Entries.Single(static entry => entry.PathText == "b.cs").Row);

        Assert.Equal(complete.ToString(), removed.ToString());
    }

    [Property(Arbitrary = [typeof(Texts)])]
    public void EntryIsReadBack_WhateverItSays(Text reason, Text owner, Text name, int days)
    {
        var entry = new NewException("SCILLM201", $"src/{name.Value.Replace('\\', '_')}.cs", reason.Value, owner.Value, new DateTime(2026, 1, 1).AddDays(days % 100_000));

        var page = Read(ExceptionsPage.With(ExceptionsPage.Empty("\n"), entry));

        Assert.Empty(page.Problems);
        var read = Assert.Single(page.Entries);
        Assert.Equal((entry.Path, entry.Reason, entry.Owner, entry.Expires), (read.PathText, read.Reason, read.Owner, read.Expires));
        Assert.True(read.Path.IsMatch(entry.Path));
    }

    private static ExceptionsFile Read(SourceText page) => ExceptionsFile.Read("/repo/EXCEPTIONS.md", page, default);

    public sealed record Text(string Value);

    private static class Texts
    {
        /// <summary>Something on one line that begins and ends with a letter: what is around it is not part of a cell.</summary>
        public static Arbitrary<Text> All() =>
            Gen.Elements(@"|\`*_-#<>[]() ~é語.,;'""!?a".ToCharArray()).ListOf()
                .Select(static characters => new Text("x" + string.Concat(characters) + "x"))
                .ToArbitrary();
    }
}
