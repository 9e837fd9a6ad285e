using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SciLlm.Analyzers.Survey.Attack;

namespace SciLlm.Analyzers.Tests.Attack;

/// <summary>
/// While somebody types, most code is broken. No rule and no fix throws over it, the rules say the same however they are run, and a fix that is offered brings no
/// error that was not there.
/// </summary>
public sealed class BrokenSourceTests
{
    [Fact]
    public Task TestSources_Broken() => AttackPlan.RunAsync(few: 30, static random =>
    {
        var (_, code) = TestSources.Code[random.Next(TestSources.Code.Count)];
        return VerifyAsync(SampleProject.Alone(SourceText.From(BrokenSource.Of(code, random))));
    });

    [Fact]
    public Task TheSample_Broken() => AttackPlan.RunAsync(few: 4, static random =>
    {
        var (path, code) = SampleProject.Sources[random.Next(SampleProject.Sources.Count)];
        return VerifyAsync(SampleProject.With(path, BrokenSource.Of(code, random)));
    });

    private static async Task VerifyAsync(Document document)
    {
        var reported = await SampleProject.DiagnosticsOf(document);
        Assert.Equal(Said(reported), Said(await SampleProject.DiagnosticsOf(await Anew(document), isConcurrent: true)));
        foreach (var provider in FixTrials.Providers)
        {
            var keys = new HashSet<string>();
            foreach (var diagnostic in reported.Where(each => provider.FixableDiagnosticIds.Contains(each.Id)))
            {
                foreach (var action in await FixTrials.OfferedAsync(document, provider, diagnostic))
                {
                    keys.Add(action.EquivalenceKey!);
                    await VerifyFixAsync(document, await FixTrials.AppliedAsync(document, action), $"{action.Title} ({diagnostic.Id})");
                }
            }
            foreach (var key in keys)
            {
                if (await FixTrials.AllAppliedAsync(document, provider, [.. reported.Where(each => provider.FixableDiagnosticIds.Contains(each.Id))], key) is { } after)
                    await VerifyFixAsync(document, after, $"fix-all {key}");
            }
        }
    }

    private static async Task VerifyFixAsync(Document before, Document after, string fix)
    {
        var errors = await FixTrials.NewErrorsAsync(before, after);
        Assert.True(errors.Count == 0, $"{fix} brings {string.Join("; ", errors)}\n{await before.GetTextAsync()}\n-----\n{await after.GetTextAsync()}");
    }

    /// <summary>The same text in a compilation that no rule has seen.</summary>
    private static async Task<Document> Anew(Document document) => document.WithText(SourceText.From((await document.GetTextAsync()).ToString()));

    private static IEnumerable<string> Said(IEnumerable<Diagnostic> diagnostics) => diagnostics.Select(static diagnostic =>
        $"{diagnostic} {string.Join(", ", diagnostic.AdditionalLocations)} {string.Join(", ", diagnostic.Properties.OrderBy(static each => each.Key, StringComparer.Ordinal))}");
}
