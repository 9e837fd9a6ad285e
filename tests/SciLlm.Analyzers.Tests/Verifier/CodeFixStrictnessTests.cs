using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace SciLlm.Analyzers.Tests.Verifier;

public sealed class CodeFixStrictnessTests
{
    [Fact]
    public Task Passes_WhenTheFixDoesWhatIsExpected() =>
        Test<LowerCaseFix>("class /* keep */ [|LOUD|]   { }", "class /* keep */ loud   { }").RunAsync();

    [Fact]
    public Task Passes_WhenSeveralDiagnosticsAreFixed_OneByOneAndAllAtOnce() =>
        Test<LowerCaseFix>("class [|LOUD|] { } class [|BIG|] { }", "class loud { } class big { }").RunAsync();

    [Fact]
    public async Task Passes_WhenSeveralDocumentsAreFixed()
    {
        var test = Test<LowerCaseFix>("class [|LOUD|] { }", "class loud { }");
        test.TestState.Sources.Add("class [|BIG|] { }");
        test.FixedState.Sources.Add("class big { }");

        await test.RunAsync();
    }

    [Fact]
    public Task Passes_WhenTheFixCannotFixAll() =>
        Test<OneByOneFix>("class [|LOUD|] { } class [|BIG|] { }", "class loud { } class big { }").RunAsync();

    [Fact]
    public async Task Passes_WhenFixAllIsExpectedToDiffer()
    {
        var test = Test<DifferentFixAllFix>("class [|LOUD|] { }", "class loud { }");
        test.BatchFixedCode = "class all { }";

        await test.RunAsync();
    }

    [Fact]
    public async Task Fails_WhenTheFixedTextIsAnother()
    {
        var message = await Failing.MessageOfAsync(Test<LowerCaseFix>("class [|LOUD|] { }", "class Loud { }"));

        Assert.Contains("Context: Iterative code fix application", message, StringComparison.Ordinal);
        Assert.Contains("-class Loud { }", message, StringComparison.Ordinal);
        Assert.Contains("+class loud { }", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fails_WhenOnlyTheLineEndingIsAnother() =>
        Assert.Contains(
            "<CR>",
            await Failing.MessageOfAsync(Test<LowerCaseFix>("class [|LOUD|] { }\n", "class loud { }\r\n")),
            StringComparison.Ordinal);

    [Fact]
    public async Task Fails_WhenFixAllDiffers() =>
        Assert.Contains(
            "Context: Fix all in document",
            await Failing.MessageOfAsync(Test<DifferentFixAllFix>("class [|LOUD|] { }", "class loud { }")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData(CodeFixTestBehaviors.SkipFixAllInDocumentCheck, "Context: Fix all in project")]
    [InlineData(
        CodeFixTestBehaviors.SkipFixAllInDocumentCheck | CodeFixTestBehaviors.SkipFixAllInProjectCheck, "Context: Fix all in solution")]
    public async Task Fails_WhenFixAllDiffersInAWiderScope(CodeFixTestBehaviors skipped, string context)
    {
        var test = Test<DifferentFixAllFix>("class [|LOUD|] { }", "class loud { }");
        test.CodeFixTestBehaviors = skipped;

        Assert.Contains(context, await Failing.MessageOfAsync(test), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passes_WhenFixAllIsNotChecked()
    {
        var test = Test<DifferentFixAllFix>("class [|LOUD|] { }", "class loud { }");
        test.CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck;

        await test.RunAsync();
    }

    [Fact]
    public async Task Fails_WhenTheFixedCodeDoesNotCompile()
    {
        var message = await Failing.MessageOfAsync(
            Test<TakenNameFix>("class [|LOUD|] { } class taken { }", "class taken { } class taken { }"));

        Assert.Contains("Context: Diagnostics of fixed state", message, StringComparison.Ordinal);
        Assert.Contains("CS0101", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fails_WhenTheCodeBeforeDoesNotCompile() =>
        Assert.Contains(
            "Context: Diagnostics of test state",
            await Failing.MessageOfAsync(Test<LowerCaseFix>("class [|LOUD|] { Unknown field; }", "class loud { Unknown field; }")),
            StringComparison.Ordinal);

    [Fact]
    public async Task Fails_WhenTheFixLeavesTheDiagnostic() =>
        await Failing.MessageOfAsync(Test<StillShoutingFix>("class [|A|] { }", "class AA { }"));

    [Fact]
    public async Task Fails_WhenTheFixMustBeAppliedTwice()
    {
        var test = Test<StillShoutingFix>("class [|A|] { }", "class AAAA { }");
        test.FixedState.MarkupHandling = MarkupMode.Allow;

        await Failing.MessageOfAsync(test);
    }

    [Fact]
    public async Task Fails_WhenTheFixBuildsOtherSyntaxThanItsTextHas() =>
        Assert.Contains(
            "Context: Iterative code fix application",
            await Failing.MessageOfAsync(Test<TwoTokensFix>("class [|LOUD|] { }", "class a { } class b { }")),
            StringComparison.Ordinal);

    [Fact]
    public async Task Fails_WhenAFixIsOfferedThatMustNotBe() =>
        Assert.Contains(
            "+class loud { }",
            await Failing.MessageOfAsync(Test<LowerCaseFix>("class [|LOUD|] { }", "class [|LOUD|] { }")),
            StringComparison.Ordinal);

    [Fact]
    public async Task Fails_WhenAnOfferedFixDoesNothing() =>
        Assert.Contains(
            "made no changes to the code",
            await Failing.MessageOfAsync(Test<IdleFix>("class [|LOUD|] { }", "class [|LOUD|] { }")),
            StringComparison.Ordinal);

    [Fact]
    public async Task Fails_WhenTheNumberOfIterationsIsAnother()
    {
        var test = Test<LowerCaseFix>("class [|LOUD|] { } class [|BIG|] { }", "class loud { } class big { }");
        test.NumberOfIncrementalIterations = 3;

        Assert.Contains("Expected '3' iterations but found '2' iterations.", await Failing.MessageOfAsync(test), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fails_WhenTheDiagnosticIsOnlyKnownAtTheEndOfTheCompilation()
    {
        var test = new CSharpCodeFixTest<LateAnalyzer, LowerCaseFix, DefaultVerifier>
        {
            TestCode = "class [|LOUD|] { }",
            FixedCode = "class loud { }",
        };

        Assert.Contains("non-local", await Failing.MessageOfAsync(test), StringComparison.Ordinal);
    }

    private static CSharpCodeFixTest<ShoutingNameAnalyzer, TCodeFix, DefaultVerifier> Test<TCodeFix>(string before, string after)
        where TCodeFix : CodeFixProvider, new() => new() { TestCode = before, FixedCode = after };
}
