using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SciLlm.Analyzers.Governance;
using SciLlm.Analyzers.Tests.Documentation;

namespace SciLlm.Analyzers.Tests.Governance;

public sealed class ExceptionSuppressorTests
{
    private const string Page = """
        | Rule | Path | Reason | Owner | Expires |
        |---|---|---|---|---|
        | SCILLM201 | Gateway.cs | note.md | team | 2026-12-31 |
        | SCILLM204 | ask.sh | script.md | ops | 2026-12-01 |
        """;

    [Theory]
    [InlineData(ReportDiagnostic.Default)]
    [InlineData(ReportDiagnostic.Error)]
    public async Task WhatAnEntryCoversIsSuppressed_HoweverSevereItIs(ReportDiagnostic general)
    {
        var reported = await Reported("2026-12-01", general);

        Assert.Equal(
            [
                "ask.sh SCILLM204 suppressed",
                "Gateway.cs SCILLM201 suppressed",
                "Gateway.cs SCILLM202",
                "Other.cs SCILLM201",
            ],
            reported);
    }

    [Theory]
    [InlineData("/repo/")]
    [InlineData(@"C:\repo\")]
    [InlineData(@"\\server\share\repo\")]
    public async Task WhatAnEntryCoversIsSuppressed_OnEverySystem(string folder) =>
        Assert.Contains($"{folder}Gateway.cs SCILLM201 suppressed", await Reported("2026-12-01", ReportDiagnostic.Default, folder));

    [Fact]
    public async Task WhatItCoveredIsReportedAgain_FromTheDayAfter() =>
        Assert.Contains("ask.sh SCILLM204", await Reported("2026-12-02", ReportDiagnostic.Default));

    [Fact]
    public void EveryRuleCanBeExcepted_ButThoseAboutExceptions() => Assert.Equal(
        Rules.All.Select(static rule => rule.Id).Where(static id => !id.StartsWith("SCILLM9", StringComparison.Ordinal)),
        new ExceptionSuppressor().SupportedSuppressions.Select(static suppression => suppression.SuppressedDiagnosticId));

    private static async Task<IEnumerable<string>> Reported(string today, ReportDiagnostic general, string folder = "")
    {
        const string Post = "async Task Ask() => await new HttpClient().PostAsync(\"https://api.openai.com/v1/chat/completions\", null);";
        const string Get = "async Task List() => await new HttpClient().GetAsync(\"https://api.openai.com/v1/models\");";
        SyntaxTree[] trees =
        [
            CSharpSyntaxTree.ParseText($"class Gateway {{ {Post} {Get} }}", path: folder + "Gateway.cs"),
            CSharpSyntaxTree.ParseText($"class Other {{ {Post} }}", path: folder + "Other.cs"),
            CSharpSyntaxTree.ParseText(ImplicitUsings.Text),
        ];
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, reportSuppressedDiagnostics: true, generalDiagnosticOption: general);
        var files = new AnalyzerOptions(
            [new AdditionalFile(folder + "EXCEPTIONS.md", Page), new AdditionalFile(folder + "ask.sh", "curl https://api.openai.com/v1/chat/completions")],
            new BuildProperties(("SciLlmToday", today)));
        var analysis = CSharpCompilation.Create("Guarded", trees, GuardedCompilation.References, options)
            .WithAnalyzers(GuardedCompilation.Analyzers, new CompilationWithAnalyzersOptions(files, null, true, false, reportSuppressedDiagnostics: true));
        return
            from diagnostic in await analysis.GetAnalyzerDiagnosticsAsync()
            where !diagnostic.Id.StartsWith("SCILLM9", StringComparison.Ordinal)
            let line = $"{diagnostic.Location.GetLineSpan().Path} {diagnostic.Id}{(diagnostic.IsSuppressed ? " suppressed" : "")}"
            orderby line.ToLowerInvariant()
            select line;
    }
}
