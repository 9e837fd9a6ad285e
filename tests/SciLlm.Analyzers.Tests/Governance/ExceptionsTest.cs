using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace SciLlm.Analyzers.Tests.Governance;

/// <summary>What a rule reports in a project on the first of December: in its sources, <c>Test0.cs</c> and on, and in the EXCEPTIONS.md beside them.</summary>
public sealed class ExceptionsTest<TAnalyzer> : CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>A program that breaks SCILLM201 and nothing else.</summary>
    public const string RawCall = """await new HttpClient().PostAsync("https://api.openai.com/v1/chat/completions", new StringContent("{}"));""";

    private const string Head = "| Rule | Path | Reason | Owner | Expires |\n|---|---|---|---|---|\n";

    private ExceptionsTest(IEnumerable<string> sources, string rows, string settings, string properties)
    {
        ReferenceAssemblies = ReferenceAssemblies.Net.Net100;
        ConsumerProject.Fill(TestState, sources);
        if (rows.Length > 0)
            TestState.AdditionalFiles.Add(("/0/EXCEPTIONS.md", Head + rows));
        TestState.AnalyzerConfigFiles.Add(("/0/.globalconfig", $"is_global = true\nbuild_property.SciLlmToday = 2026-12-01\n{properties}\n"));
        TestState.AnalyzerConfigFiles.Add(("/0/.editorconfig", $"root = true\n{settings}\n"));
    }

    /// <summary>The rule reports what is marked with <c>[|…|]</c> in the rows, and nothing else.</summary>
    /// <param name="source">A second source stands beside one that breaks a rule.</param>
    public static Task InRows(string rows, string source = RawCall, string settings = "", string properties = "") =>
        new ExceptionsTest<TAnalyzer>([source], rows, settings, properties).RunAsync();

    /// <summary>The rule reports what is marked with <c>[|…|]</c> in the source, and nothing else.</summary>
    public static Task InSource(string source, string rows = "") => new ExceptionsTest<TAnalyzer>([source], rows, "", "").RunAsync();

    /// <summary>The rule reports this of the project as a whole, or nothing.</summary>
    public static Task InSettings(string settings, string rows, string? message)
    {
        var test = new ExceptionsTest<TAnalyzer>([RawCall], rows, settings, "");
        if (message is not null)
            test.ExpectedDiagnostics.Add(new DiagnosticResult(new TAnalyzer().SupportedDiagnostics[0]).WithMessage(message));
        return test.RunAsync();
    }

    protected override CompilationOptions CreateCompilationOptions() => ConsumerProject.CompilationOptions;
}
