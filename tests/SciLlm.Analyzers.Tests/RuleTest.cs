using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace SciLlm.Analyzers.Tests;

/// <summary>What a rule reports in a <see cref="ConsumerProject"/>.</summary>
public sealed class RuleTest<TAnalyzer> : CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    private RuleTest(string[] sources, bool referencesClient = true)
    {
        ReferenceAssemblies = ReferenceAssemblies.Net.Net100;
        ConsumerProject.Fill(TestState, sources, referencesClient);
    }

    /// <summary>The rule reports what is marked with <c>[|…|]</c>, and nothing else.</summary>
    public static Task Reports(params string[] sources)
    {
        Assert.Contains("|]", string.Concat(sources), StringComparison.Ordinal);
        return new RuleTest<TAnalyzer>(sources).RunAsync();
    }

    /// <summary>The rule reports <c>{|#0:…|}</c> in these words.</summary>
    public static Task Says(string message, string source)
    {
        var rule = new TAnalyzer().SupportedDiagnostics[0];
        var test = new RuleTest<TAnalyzer>([source]);
        test.ExpectedDiagnostics.Add(
            new DiagnosticResult(rule).WithLocation(0).WithMessage(message).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));
        return test.RunAsync();
    }

    public static Task IsSilent(params string[] sources) => new RuleTest<TAnalyzer>(sources).RunAsync();

    /// <summary>The rule reports what is marked, and nothing else, in code whose libraries cannot be resolved, as <c>check --no-build</c> finds it.</summary>
    public static Task ReportsWhereLibrariesAreMissing(string source) =>
        new RuleTest<TAnalyzer>([source]) { CompilerDiagnostics = CompilerDiagnostics.None }.RunAsync();

    public static Task IsSilentWithoutClient(params string[] sources) => new RuleTest<TAnalyzer>(sources, referencesClient: false).RunAsync();

    protected override CompilationOptions CreateCompilationOptions() => ConsumerProject.CompilationOptions;
}

/// <summary>What a fix makes of a <see cref="ConsumerProject"/>: one by one, and with fix-all in document, project and solution.</summary>
public sealed class RuleTest<TAnalyzer, TFix> : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    public RuleTest(string[] before, string[] after, string? equivalenceKey = null, bool referencesClient = true)
    {
        ReferenceAssemblies = ReferenceAssemblies.Net.Net100;
        CodeActionEquivalenceKey = equivalenceKey;
        ConsumerProject.Fill(TestState, before, referencesClient);
        ConsumerProject.Fill(FixedState, after, referencesClient);
    }

    /// <summary>The fix with this key, or the first one offered, turns one into the other.</summary>
    public static Task Fixes(string before, string after, string? equivalenceKey = null)
    {
        Assert.Contains("|]", before, StringComparison.Ordinal);
        return new RuleTest<TAnalyzer, TFix>([before], [after], equivalenceKey).RunAsync();
    }

    /// <summary>The rule reports what is marked, and the fix with this key, or any fix at all, is not offered.</summary>
    public static Task OffersNoFix(string source, string? equivalenceKey = null) =>
        new RuleTest<TAnalyzer, TFix>([source], [source], equivalenceKey).RunAsync();

    /// <summary>The rule reports what is marked, and no fix is offered in a project without the client.</summary>
    public static Task OffersNoFixWithoutClient(string source) =>
        new RuleTest<TAnalyzer, TFix>([source], [source], referencesClient: false).RunAsync();

    protected override CompilationOptions CreateCompilationOptions() => ConsumerProject.CompilationOptions;
}
