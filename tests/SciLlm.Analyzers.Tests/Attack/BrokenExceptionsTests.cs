using Microsoft.CodeAnalysis.Text;
using SciLlm.Analyzers.CodeFixes.Governance;
using SciLlm.Analyzers.Governance;
using SciLlm.Analyzers.Survey.Attack;
using SciLlm.Analyzers.Tests.Documentation;

namespace SciLlm.Analyzers.Tests.Attack;

/// <summary>Pages of exceptions, broken: they are read to their end, and an entry that is added is there, with nothing else changed.</summary>
public sealed class BrokenExceptionsTests
{
    private static readonly NewException Entry = new("SCILLM201", "src/Added.cs", "docs/why.md", "team", new DateTime(2026, 12, 24));

    private static readonly string[] Pages =
    [
        .. RepositoryFolder.ExceptionsOf("tests/Samples/DevOpsPipeline").Select(static page => page.Code),
        "",
        "| Rule | Path | Reason | Owner | Expires |\n|---|---|---|---|---|\n| SCILLM201, Transport | src\\Legacy\\**\\*.cs | a \\| b | team | 2026-12-31 |\n\n<!--\n| x |\n-->\n```\n| y |\n```\n",
    ];

    [Fact]
    public Task Pages_Broken() => AttackPlan.RunAsync(few: 500, static random =>
    {
        var page = SourceText.From(BrokenText.Of(random.GetItems(Pages, 1)[0], random));
        var before = Read(page);
        Assert.All(before.Problems, problem => Assert.InRange(problem.Span.End, problem.Span.Start, page.Length));
        Assert.All(before.Entries, entry => entry.Path.IsMatch("src/Legacy/A.cs"));
        Assert.All(before.Entries, entry => Read(ExceptionsPage.Without(page, entry.Row)));

        var added = Read(ExceptionsPage.With(page, Entry));
        Assert.Equal(Paths(before).Append(Entry.Path).Distinct().Order(StringComparer.Ordinal), Paths(added).Distinct().Order(StringComparer.Ordinal));
        return Task.CompletedTask;
    });

    private static ExceptionsFile Read(SourceText page) => ExceptionsFile.Read("/repo/EXCEPTIONS.md", page, default);

    private static IEnumerable<string> Paths(ExceptionsFile page) => page.Entries.Select(static entry => entry.PathText);
}
