using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace SciLlm.Analyzers.Tests.Verifier;

/// <summary>What a test may put around its code.</summary>
public sealed class TestSurroundingsTests
{
    [Fact]
    public async Task CompilesTopLevelStatements_WhenTheOutputIsAProgram()
    {
        var test = Test("System.Console.WriteLine(1); class [|LOUD|] { }");
        test.TestState.OutputKind = OutputKind.ConsoleApplication;

        await test.RunAsync();
    }

    [Fact]
    public async Task SeesEveryTypeOfAReferencedAssembly_WhenItIsAdded()
    {
        var test = Test("class quiet { Xunit.FactAttribute field = new(); }");
        test.ReferenceAssemblies = ReferenceAssemblies.Net.Net100;
        test.TestState.AdditionalReferences.Add(MetadataReference.CreateFromFile(typeof(FactAttribute).Assembly.Location));

        await test.RunAsync();
    }

    [Fact]
    public async Task TakesSeveritiesFromEditorConfig()
    {
        var test = Test("class LOUD { }");
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.TEST001.severity = none\n"));

        await test.RunAsync();
    }

    [Fact]
    public async Task ReadsMarkupInEverySource_WhenThereAreSeveral()
    {
        var test = Test("class [|LOUD|] { }");
        test.TestState.Sources.Add("class [|BIG|] { }");
        test.TestState.Sources.Add(("/0/Named.cs", "class [|NAMED|] { }"));

        await test.RunAsync();
    }

    [Fact]
    public async Task SeesAnotherProject_WhenItIsReferenced()
    {
        var test = Test("class quiet : library { }");
        test.TestState.AdditionalProjects["Library"].Sources.Add("public class library { }");
        test.TestState.AdditionalProjectReferences.Add("Library");

        await test.RunAsync();
    }

    [Fact]
    public async Task AppliesSolutionTransforms()
    {
        var test = Test("class [|LOUD|] { object? field; }");
        test.SolutionTransforms.Add(static (solution, id) =>
        {
            var options = (CSharpCompilationOptions)solution.GetProject(id)!.CompilationOptions!;
            return solution.WithProjectCompilationOptions(id, options.WithNullableContextOptions(NullableContextOptions.Enable));
        });
        test.CompilerDiagnostics = CompilerDiagnostics.Warnings;
        test.DisabledDiagnostics.Add("CS0169");

        await test.RunAsync();
    }

    [Fact]
    public async Task RunsTheDiagnosticVerifier_ForEachDiagnostic()
    {
        var seen = new List<string>();
        var test = Test("class [|LOUD|] { } class [|BIG|] { }");
        test.TestBehaviors = TestBehaviors.SkipSuppressionCheck;
        test.DiagnosticVerifier = (actual, expected, verifier) =>
        {
            verifier.Equal(expected.Id, actual.Id);
            seen.Add(actual.GetMessage());
        };

        await test.RunAsync();

        Assert.Equal(["'BIG' is shouted", "'LOUD' is shouted"], seen.Order(StringComparer.Ordinal));
    }

    private static CSharpAnalyzerTest<ShoutingNameAnalyzer, DefaultVerifier> Test(string source) => new() { TestCode = source };
}
