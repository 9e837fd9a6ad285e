using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace SciLlm.Analyzers.Tests.Verifier;

/// <summary>Which action is applied, and what of a state is inherited.</summary>
public sealed class CodeFixChoiceTests
{
    [Fact]
    public Task TheFirstActionIsApplied_WhenNoneIsChosen() => Test("class first { }").RunAsync();

    [Fact]
    public async Task TheActionWithTheKeyIsApplied_WhenAKeyIsGiven()
    {
        var test = Test("class second { }");
        test.CodeActionEquivalenceKey = "second";

        await test.RunAsync();
    }

    [Fact]
    public async Task TheActionAtTheIndexIsApplied_WhenAnIndexIsGiven()
    {
        var test = Test("class second { }");
        test.CodeActionIndex = 1;

        await test.RunAsync();
    }

    [Fact]
    public async Task Fails_WhenKeyAndIndexAreOfDifferentActions()
    {
        var test = Test("class second { }");
        (test.CodeActionIndex, test.CodeActionEquivalenceKey) = (0, "second");

        Assert.Contains("must be consistent", await Failing.MessageOfAsync(test), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fails_WhenNoActionHasTheKey()
    {
        var test = Test("class second { }");
        test.CodeActionEquivalenceKey = "third";

        Assert.Contains("-class second { }", await Failing.MessageOfAsync(test), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheActionIsSeenByItsVerifier()
    {
        var titles = new List<string>();
        var test = Test("class first { }");
        test.CodeActionVerifier = (action, _) =>
        {
            lock (titles)
            {
                titles.Add(action.Title);
            }
        };

        await test.RunAsync();

        Assert.Equal(["first"], titles.Distinct());
    }

    [Fact]
    public async Task AnotherDiagnosticIsInherited_WhenTheFixDoesNotRepairIt()
    {
        var test = new CSharpCodeFixTest<ShoutingNameAnalyzer, LowerCaseFix, DefaultVerifier>
        {
            TestCode = "class [|LOUD|] { {|#0:Unknown|} field; }",
            FixedCode = "class loud { {|#0:Unknown|} field; }",
            ExpectedDiagnostics = { DiagnosticResult.CompilerError("CS0246").WithLocation(0).WithArguments("Unknown") },
        };

        await test.RunAsync();
    }

    [Fact]
    public async Task AnAddedFileIsCompared_WhenTheFixMakesOne()
    {
        var test = Noting("LOUD\n");

        await test.RunAsync();
    }

    [Fact]
    public async Task Fails_WhenTheAddedFileIsAnother() =>
        Assert.Contains("+LOUD", await Failing.MessageOfAsync(Noting("QUIET\n")), StringComparison.Ordinal);

    [Fact]
    public async Task Fails_WhenAFileIsAddedThatWasNotExpected()
    {
        var test = new CSharpCodeFixTest<ShoutingNameAnalyzer, NoteFix, DefaultVerifier>
        {
            TestCode = "class [|LOUD|] { }",
            FixedCode = "class loud { }",
        };

        Assert.Contains("AdditionalFiles", await Failing.MessageOfAsync(test), StringComparison.Ordinal);
    }

    private static CSharpCodeFixTest<ShoutingNameAnalyzer, TwoActionsFix, DefaultVerifier> Test(string after) =>
        new() { TestCode = "class [|LOUD|] { }", FixedCode = after };

    private static CSharpCodeFixTest<ShoutingNameAnalyzer, NoteFix, DefaultVerifier> Noting(string notes) => new()
    {
        TestCode = "class [|LOUD|] { }",
        FixedState = { Sources = { "class loud { }" }, AdditionalFiles = { ("NOTES.md", notes) } },
    };
}
